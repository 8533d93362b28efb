"""The service that sells tickets."""
