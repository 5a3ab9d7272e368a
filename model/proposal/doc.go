// Package proposal reads from the words of a duty what nobody has entered yet: its
// functions, its control roles, and the channels, tools and KPIs that it names (basis
// “read”).
//
// What is read is a proposal and no more: [Read] quotes the words that each rests on, so
// that a person can confirm or refuse it; [Confirm] enters what was confirmed. Rules may
// rest on what is read where nothing is stated, and then say little ([Signs]).
//
// Each thing is looked up in tables: functions.tsv (concepts of the lexicon), roles.tsv
// (words), and everyday.tsv, the words that mean their concept only beside others.
package proposal
