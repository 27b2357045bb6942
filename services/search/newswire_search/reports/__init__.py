"""What readers report as wrong: kept for the operator, who decides."""
