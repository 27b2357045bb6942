"""What an article costs: by cause and process, alone and in the whole chain, at any rate and size."""
