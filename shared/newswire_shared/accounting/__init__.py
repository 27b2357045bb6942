"""The account of every capture and the fate of every message: ports and pure logic, no server."""
