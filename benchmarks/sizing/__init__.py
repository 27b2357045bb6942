"""What an installation needs at a given rate: measured on this machine, and reckoned for rates that it cannot bear."""
