"""What templates of practice ask for by themselves."""
