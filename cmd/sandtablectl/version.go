package main

import (
	"github.com/spf13/cobra"

	"sandtable/notices"
	"sandtable/scenarios"
)

// version is set by the linker: -ldflags "-X main.version=1.2.3".
var version = "dev"

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: p.text.T("cli.version.short"),
		Args:  p.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if p.json {
				return p.writeJSON(struct {
					Version string `json:"version"`
					Format  int    `json:"format"`
				}{version, scenarios.FileFormat})
			}
			return p.println(p.text.T("cli.version.line", "version", version, "format", scenarios.FileFormat))
		},
	}
}

func (p *program) noticesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "notices",
		Short: p.text.T("cli.notices.short"),
		Args:  p.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if p.json {
				return p.writeJSON(notices.Text)
			}
			return p.println(notices.Text)
		},
	}
}
