"""robots.txt: what it says, and the turns at a host that it takes to know."""
