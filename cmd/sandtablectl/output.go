package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sandtable/model/text"
)

// wording is a sentence in both languages, as JSON carries it.
type wording struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// both says something in both languages.
func (p *program) both(say func(text.Printer) string) wording {
	return wording{say(p.zh), say(p.en)}
}

// writeJSON writes the one JSON value of a run.
func (p *program) writeJSON(v any) error {
	b, err := encode(v)
	if err != nil {
		return err
	}
	_, err = p.out.Write(append(b, '\n'))
	return err
}

// object is a JSON object that is written while it is made: of a large organisation no
// more than one member of a list is held.
type object struct {
	to  *bufio.Writer
	any bool // a field has been written
	err error
}

func (p *program) object() *object {
	o := &object{to: bufio.NewWriterSize(p.out, 1<<16)}
	o.write("{")
	return o
}

func (o *object) write(s string) {
	if o.err == nil {
		_, o.err = o.to.WriteString(s)
	}
}

func (o *object) value(v any) {
	b, err := encode(v)
	if o.err == nil {
		o.err = err
	}
	o.write(string(b))
}

func (o *object) name(name string) {
	if o.any {
		o.write(",")
	}
	o.any = true
	o.value(name)
	o.write(":")
}

func (o *object) field(name string, v any) {
	o.name(name)
	o.value(v)
}

// listed writes a field that is a list.
func listed[T any](o *object, name string, members iter.Seq[T]) {
	o.name(name)
	sign := "["
	for m := range members {
		o.write(sign)
		o.value(m)
		sign = ","
	}
	if sign == "[" {
		o.write(sign)
	}
	o.write("]")
}

func (o *object) end() error {
	o.write("}\n")
	if o.err != nil {
		return o.err
	}
	return o.to.Flush()
}

// encode writes JSON on one line, with <, > and & as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// println writes one line of a result.
func (p *program) println(words ...any) error {
	_, err := fmt.Fprintln(p.out, words...)
	return err
}

// note says something beside the result.
func (p *program) note(sentence string) { fmt.Fprintln(p.err, sentence) }

// help prints the help of a command: what it does, its usage, commands and flags.
func (p *program) help(cmd *cobra.Command, _ []string) {
	out := &strings.Builder{}
	fmt.Fprintf(out, "%s\n", cmd.Short)
	if cmd.Long != "" {
		fmt.Fprintf(out, "\n%s\n", cmd.Long)
	}
	use := cmd.UseLine()
	if cmd.HasSubCommands() {
		use = cmd.Name() + " [--lang zh|en] [--json] COMMAND ..."
	}
	fmt.Fprintf(out, "\n%s\n  %s\n", p.text.T("cli.help.usage"), use)
	section := func(title string, t table) {
		if len(t.rows) > 0 {
			fmt.Fprintf(out, "\n%s\n", title)
			_ = t.print(out) // a Builder takes everything
		}
	}
	var commands, flags table
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			commands.add("", sub.Use, sub.Short)
		}
	}
	cmd.LocalFlags().VisitAll(func(f *flagOf) { flags.add("", flagUse(f), f.Usage) })
	cmd.InheritedFlags().VisitAll(func(f *flagOf) { flags.add("", flagUse(f), f.Usage) })
	section(p.text.T("cli.help.commands"), commands)
	section(p.text.T("cli.help.flags"), flags)
	_ = p.println(strings.TrimRight(out.String(), "\n"))
}

// flagOf is a flag as cobra hands it out.
type flagOf = pflag.Flag

func flagUse(f *flagOf) string {
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if f.Value.Type() == "bool" {
		return name
	}
	word, _ := pflag.UnquoteUsage(f)
	if word == "string" || word == "" {
		word = strings.ToUpper(f.Name)
	}
	return name + " " + word
}
