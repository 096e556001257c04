"""What is new as Atom, and meetings as iCalendar. Read the snapshots, and nothing else."""
