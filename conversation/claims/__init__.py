"""The claims of a person: begun, written, offered what others know, packaged, filed."""
