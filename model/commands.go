package model

// Call is a verb with its arguments as words: what the command line, a fix of a
// finding and a test script all write. Arguments are ids, or unique names or
// short titles, as [Commands] tells for each verb.
type Call struct {
	Verb string   `json:"verb"`
	Args []string `json:"args"`
}
