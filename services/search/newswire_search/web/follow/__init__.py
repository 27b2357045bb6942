"""What a reader follows: saved searches, which the browser keeps, and alerts, which a key opens."""
