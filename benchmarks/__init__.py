"""Speed, as ratios within one run: this bot beside a bare echo bot, under the same load."""
