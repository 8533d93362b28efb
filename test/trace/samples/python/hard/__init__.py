"""What is hard to follow."""
