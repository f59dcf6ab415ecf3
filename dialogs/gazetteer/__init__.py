"""The populated places of Ukraine: the official codifier (КАТОТТГ) in one small file, and finding places in it."""
