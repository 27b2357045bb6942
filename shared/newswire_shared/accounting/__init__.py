"""Where every capture is and what becomes of every message: ports and pure logic, no server."""
