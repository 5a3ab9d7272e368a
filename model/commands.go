package model

import (
	"slices"
	"strings"
)

// Call is a verb with its arguments as words: what the command line, a fix of a
// finding and a test script all write. An argument that names a record is its id,
// or its name or short title in either language when only one record has it. After
// a word "--" every word is an argument, also one that looks like a flag.
type Call struct {
	Verb string   `json:"verb"`
	Args []string `json:"args"`
}

// Command is one row of the verb table.
type Command struct {
	Name  string
	Usage string // arguments, e.g. "DUTY… UNIT"
	flags []string
	min   int // least number of arguments beside flags
	max   int // greatest number; many = any
	build func(words) (Verb, error)
}

// Commands lists the verbs that can be called by words, in the order of the help.
func Commands() []Command { return slices.Clone(commands) }

// Mint makes an id for a new record of a kind.
type Mint func(Kind) ID

// Caller is who makes a call, and what the words of a call do not hold.
type Caller struct {
	Lang Lang   // of the texts and names that are written
	Mint Mint   // makes the ids of new records; nil when the call adds none
	Who  string // name of the person, for what is signed
	Day  string // of the call, YYYY-MM-DD, for what is dated; "" = no date
	// Evidence tells of the findings of a scenario. With nil there are none.
	Evidence Evidence
	// Behind tells of the findings behind a matter of the scenario that is called on. With
	// nil there are no matters.
	Behind Behind
	// Because gives the reason of an answer to an overlap, see [Settlement.Reasoned]. With
	// nil it is what was written.
	Because func(Settlement) string
}

// Resolve turns the words into a verb on s. The error is a [*Refusal]
// ([UnknownVerb], [WrongArguments], [UnknownRecord], [UnknownFinding],
// [AmbiguousName]) or an [*InputError].
func (c Call) Resolve(s Scenario, by Caller) (Verb, error) {
	i := slices.IndexFunc(commands, func(cmd Command) bool { return cmd.Name == c.Verb })
	if i < 0 {
		return nil, &Refusal{Code: UnknownVerb, Detail: c.Verb}
	}
	cmd := commands[i]
	w := words{Caller: by, s: s, flags: map[string]string{}}
	if w.Mint == nil {
		w.Mint = func(Kind) ID { return "" } // which verbs refuse
	}
	usage := &Refusal{Code: WrongArguments, Detail: cmd.Name + " " + cmd.Usage}
	for rest := c.Args; len(rest) > 0; rest = rest[1:] {
		if rest[0] == "--" {
			w.args = append(w.args, rest[1:]...)
			break
		}
		name, value, inline := strings.Cut(rest[0], "=")
		if !strings.HasPrefix(name, "--") {
			w.args = append(w.args, rest[0])
			continue
		}
		if !slices.Contains(cmd.flags, name[2:]) {
			return nil, usage
		}
		if !inline {
			if len(rest) < 2 {
				return nil, usage
			}
			value, rest = rest[1], rest[1:]
		}
		w.flags[name[2:]] = value
	}
	if len(w.args) < cmd.min || len(w.args) > cmd.max { // a word too many is never dropped silently
		return nil, usage
	}
	v, err := cmd.build(w)
	if err == errUsage {
		return nil, usage
	}
	return v, err
}

var errUsage = &Refusal{Code: WrongArguments}
