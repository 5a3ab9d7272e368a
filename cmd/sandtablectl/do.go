package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/scenarios"
)

// deed is one verb as it was written, with the reason and the name of the person.
type deed struct {
	call     model.Call
	why, who string
}

// of gives the deed with a verb and its arguments. A verb that keeps the reason in
// a record, such as a lock, gets it as a flag of its own too.
func (d deed) of(words []string) deed {
	d.call = model.Call{Verb: words[0], Args: words[1:]}
	for _, c := range model.Commands() {
		if c.Name == words[0] && d.why != "" && strings.Contains(c.Usage, "--why") {
			d.call.Args = append([]string{"--why=" + d.why}, d.call.Args...)
		}
	}
	return d
}

// doCommand parses its words itself, since the flags of the verbs are in the verb
// table of model and texts may begin with a dash.
func (p *program) doCommand() *cobra.Command {
	return &cobra.Command{
		Use:                "do FILE SCENARIO VERB ARG... | -",
		Short:              p.text.T("cli.do.short"),
		Long:               p.verbTable(),
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			words, d, help, err := doWords(args, 2)
			if err != nil {
				return err
			}
			if help {
				return cmd.Help()
			}
			if len(words) < 3 {
				return wrongUse("cli.usage", "usage", cmd.UseLine())
			}
			return p.withSession(words[0], words[1], d.who, func(s *scenarios.Session) error {
				if words[2] == "-" {
					if len(words) > 3 {
						return wrongUse("cli.usage", "usage", cmd.UseLine())
					}
					return p.doLines(s, d)
				}
				return p.doOne(s, d.of(words[2:]))
			})
		},
	}
}

// doWords takes the flags of do out of the words; "--" ends them, and those of the
// verb. verb says how many words stand before the verb: two on the command line, none
// in a line of input, where only the reason may be given.
func doWords(args []string, verb int) (words []string, d deed, help bool, err error) {
	for i := 0; i < len(args); i++ {
		name, value, inline := strings.Cut(args[i], "=")
		switch {
		case args[i] == "--":
			words = append(words, args[i+1:]...)
			if at := max(len(words)-len(args[i+1:]), verb+1); at < len(words) {
				words = slices.Insert(words, at, "--")
			}
			return words, d, help, nil
		case name == "--why", name == "--who":
		case verb == 0:
			words = append(words, args[i])
			continue
		case name == "--json":
			if _, err := strconv.ParseBool(cmp.Or(value, "true")); err != nil || inline && value == "" {
				return nil, d, help, wrongUse("cli.bad-flag", "detail", args[i])
			}
			continue
		case args[i] == "--help", args[i] == "-h" && len(words) <= verb: // afterwards it is a word
			help = true
			continue
		case name == "--lang":
		default:
			words = append(words, args[i])
			continue
		}
		if !inline {
			if i++; i == len(args) {
				return nil, d, help, wrongUse("cli.needs-value", "word", name)
			}
			value = args[i]
		}
		switch name {
		case "--why":
			d.why = model.CleanText(value)
		case "--who":
			d.who = model.CleanText(value)
		}
	}
	return words, d, help, nil
}

// verbTable lists the verbs and their arguments, from the one table of model.
func (p *program) verbTable() string {
	t := table{whole: true}
	for _, c := range model.Commands() {
		t.add("", c.Name+" "+c.Usage, p.text.Verb(c.Name))
	}
	var b strings.Builder
	_ = t.print(&b) // a Builder takes everything
	return p.text.T("cli.do.long") + "\n\n" + strings.TrimRight(b.String(), "\n")
}

// done is what one verb did, for JSON.
type done struct {
	Seq    int          `json:"seq"`
	Change model.Change `json:"change"`
}

// act carries out one deed and gives what it did and the scenario before it.
func (p *program) act(s *scenarios.Session, d deed) (done, model.Scenario, error) {
	before := s.Now().Scenario
	p.scenario = before
	verb, err := d.call.Resolve(before, model.Caller{Lang: p.text.Lang(), Mint: s.NewID, Who: s.Who(), Day: s.Today(), Evidence: p.evidence(s), Behind: p.behind(s), Because: p.text.Because})
	if err != nil {
		return done{}, before, err
	}
	if err := s.Do(verb, d.why); err != nil {
		return done{}, before, err
	}
	now := s.Now()
	return done{now.Seq, now.Last}, before, nil
}

// evidence has the findings worked out for a verb that asks about one; most do not.
func (p *program) evidence(s *scenarios.Session) model.Evidence {
	var of model.Evidence
	return func(at model.Scenario, key string) (string, bool) {
		if of == nil {
			s.Settle()
			of = s.Now().Findings.EvidenceIn()
		}
		return of(at, key)
	}
}

// behind has the matters worked out for a verb that asks about one.
func (p *program) behind(s *scenarios.Session) model.Behind {
	return func(key string) []string {
		s.Settle()
		return s.Now().Themes.Behind(key)
	}
}

func (p *program) doOne(s *scenarios.Session, d deed) error {
	out, before, err := p.act(s, d)
	if err != nil {
		return err
	}
	return p.told(out, p.tell(before, out))
}

// tell prints what one verb did.
func (p *program) tell(before model.Scenario, out done) error {
	if p.json {
		return p.writeJSON(out)
	}
	return p.printChange(before, out)
}

// told is for a step that is on the disk already: when it cannot be printed, that is
// said beside the result, and the run still counts as done.
func (p *program) told(out done, err error) error {
	if err != nil {
		p.note("sandtablectl: " + p.text.T("cli.not-printed", "seq", out.Seq))
	}
	return nil
}

// untoldError ends a run of lines after a step that was done and could not be printed.
type untoldError struct {
	seq int
	err error
}

func (e *untoldError) Error() string { return fmt.Sprintf("step %d is not printed: %v", e.seq, e.err) }
func (e *untoldError) Unwrap() error { return e.err }

// Code is the word for scripts.
func (e *untoldError) Code() string { return "file-not-printed" }

// printChange says a change in a sentence, and its cells when the sentence cannot
// hold them all.
func (p *program) printChange(before model.Scenario, out done) error {
	if err := p.println(fmt.Sprintf("%d  %s", out.Seq, p.text.Change(before, out.Change))); err != nil {
		return err
	}
	return p.printEdits(before, out.Change)
}

// printEdits says the cells of a change when there are several.
func (p *program) printEdits(before model.Scenario, c model.Change) error {
	rows := p.text.Edits(before, c)
	if len(rows) < 2 {
		return nil
	}
	var t table
	for _, r := range rows {
		what := r.To
		if r.From != "" && r.To != "" {
			what = p.text.T("list.arrow", "from", flat(r.From), "to", flat(r.To))
		} else if what == "" {
			what = r.From
		}
		t.add("  "+p.text.T("edit."+r.Action), r.Kind, r.Name, r.Field, flat(what))
	}
	return t.print(p.out)
}

// lineError says in which line of the input an error is.
type lineError struct {
	line int
	err  error
}

func (e *lineError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }
func (e *lineError) Unwrap() error { return e.err }

// longestLine bounds a line of input, with room for the longest text of a cell.
const longestLine = 1 << 20

// doLines carries out one verb per line until one is refused; what was done before
// stays done. Each seq is written when its change is on the disk. With --json the
// output is one array, written as it grows, whose last element may be the error.
func (p *program) doLines(s *scenarios.Session, common deed) (err error) {
	n := 0
	if p.json {
		fmt.Fprint(p.out, "[")
		defer func() {
			if err != nil {
				body, _ := encode(p.errorJSON(err)) // plain strings always encode
				p.element(&n, body)
				err = &toldError{err}
			}
			fmt.Fprintln(p.out, "]")
		}()
	}
	in := bufio.NewScanner(p.in)
	in.Buffer(nil, longestLine)
	for line := 1; in.Scan(); line++ {
		written := in.Text()
		if line == 1 { // editors on Windows begin a file with a mark that nobody sees
			written = strings.TrimPrefix(written, "\ufeff")
		}
		d, blank, err := p.deedOf(written, common)
		if err != nil {
			return &lineError{line, err}
		}
		if blank {
			continue
		}
		out, _, err := p.act(s, d)
		if err != nil {
			return &lineError{line, err}
		}
		if !p.json {
			if err := p.println(out.Seq); err != nil {
				return &lineError{line, &untoldError{out.Seq, err}}
			}
			continue
		}
		body, err := encode(out)
		if err != nil {
			return err
		}
		if err := p.element(&n, body); err != nil {
			return &lineError{line, &untoldError{out.Seq, err}}
		}
	}
	if errors.Is(in.Err(), bufio.ErrTooLong) {
		return wrongUse("cli.long-line")
	}
	return in.Err()
}

// deedOf reads one line of input. What it does not say itself is as in common.
func (p *program) deedOf(line string, common deed) (d deed, blank bool, err error) {
	written, err := split(line)
	if err != nil {
		return d, false, wrongUse("cli.quote")
	}
	if len(written) == 0 {
		return d, true, nil
	}
	words, d, _, err := doWords(written, 0)
	switch {
	case err != nil:
		return d, false, err
	case len(words) == 0:
		return d, false, wrongUse("cli.no-verb")
	case d.who != "":
		return d, false, wrongUse("cli.who-per-line")
	}
	d.why = cmp.Or(d.why, common.why)
	return d.of(words), false, nil
}

// element writes one element of a JSON array.
func (p *program) element(n *int, body []byte) error {
	comma := ","
	if *n == 0 {
		comma = ""
	}
	*n++
	_, err := io.WriteString(p.out, comma+"\n"+string(body))
	return err
}
