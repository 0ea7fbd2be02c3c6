"""The recipe that makes the shipped Norwegian model: data preparation, augmentation and calls of Stanza's trainers."""
