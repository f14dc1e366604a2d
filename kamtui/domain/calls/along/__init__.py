"""What a note says by the way: promises, people, competitors, objections. Rules read it, and offer; they write nothing."""
