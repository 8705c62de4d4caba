package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"sada/lsh/outlet"
)

func outletsCommand() *cli.Command {
	return &cli.Command{
		Name:      "outlets",
		Usage:     "list the outlets and agencies whose names are known",
		ArgsUsage: "[NAME|HOST...]",
		Description: "Outlets of one family are never counted as independent of each other. Of a name\n" +
			"or a host all is shown that is known; a name may be that of several outlets, of\n" +
			"which the first is the one that it is taken for.\n\n" +
			"Examples:\n\n" +
			"  sada outlets\n" +
			"  sada outlets الغد aawsat.com\n" +
			"  sada outlets --format csv > outlets.csv",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "table", Usage: "print the list as `table|json|csv`"},
			outletsFlag(),
			quietFlag(),
		},
		Action: outletsAction,
	}
}

func outletsAction(c *cli.Context) error {
	args, err := operands(c)
	if err != nil {
		return err
	}
	format, err := choice(c, "format", "table", "json", "csv")
	if err != nil {
		return err
	}
	known, err := registry(c)
	if err != nil {
		return err
	}
	all := known.All()
	if len(args) > 0 {
		if all, err = called(known, args); err != nil {
			return err
		}
	}
	switch format {
	case "json":
		return writeOutletsJSON(c.App.Writer, all)
	case "csv":
		return writeOutletsCSV(c.App.Writer, all)
	}
	if len(args) > 0 {
		return writeOutlets(c.App.Writer, all)
	}
	return writeOutletsTable(c.App.Writer, all)
}

// called are the outlets of some names and hosts, each once.
func called(known *outlet.Registry, names []string) ([]outlet.Outlet, error) {
	var found []outlet.Outlet
	met := make(map[*outlet.Outlet]bool)
	for _, name := range names {
		list := known.Called(name)
		if o, ok := known.ByHost(name); ok && len(list) == 0 && strings.Contains(name, ".") {
			list = []*outlet.Outlet{o}
		}
		if len(list) == 0 {
			hint := "sada outlets lists them all; --outlets FILE.yaml adds others"
			if near := known.Near(name); len(near) == 1 {
				hint = "did you mean " + printable(near[0].Name) + "? " + hint
			}
			return nil, usage(hint, "no outlet or agency is known as %s", printable(name))
		}
		for _, o := range list {
			if !met[o] {
				met[o] = true
				found = append(found, *o)
			}
		}
	}
	return found, nil
}

// writeOutlets writes all that is known of some outlets, a line a field.
func writeOutlets(w io.Writer, list []outlet.Outlet) error {
	var err error
	for i, o := range list {
		if i > 0 {
			fmt.Fprintln(w)
		}
		for _, field := range [][2]string{
			{"name", o.Name},
			{"Arabic", o.Arabic},
			{"kind", string(o.Kind)},
			{"country", o.Country},
			{"family", o.Family},
			{"hosts", strings.Join(o.Hosts, "; ")},
			{"aliases", strings.Join(o.Aliases, "; ")},
		} {
			if field[1] != "" && err == nil {
				_, err = fmt.Fprintf(w, "%-9s%s\n", field[0], printable(field[1]))
			}
		}
	}
	return err
}

// writeOutletsTable writes Arabic in the last column, so that its width moves
// nothing.
func writeOutletsTable(w io.Writer, all []outlet.Outlet) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "name\tkind\tcountry\tfamily\thost\tArabic")
	for _, o := range all {
		host := ""
		if len(o.Hosts) > 0 {
			host = o.Hosts[0]
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", printable(o.Name), o.Kind, o.Country, printable(o.Family), printable(host), excerpt(o.Arabic, 60))
	}
	return t.Flush()
}

// writeOutletsJSON writes one object a line.
func writeOutletsJSON(w io.Writer, all []outlet.Outlet) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, o := range all {
		err := enc.Encode(struct {
			Name    string   `json:"name"`
			Arabic  string   `json:"arabic"`
			Aliases []string `json:"aliases,omitempty"`
			Hosts   []string `json:"hosts,omitempty"`
			Family  string   `json:"family,omitempty"`
			Kind    string   `json:"kind"`
			Country string   `json:"country,omitempty"`
			Shared  bool     `json:"shared,omitempty"`
		}{o.Name, o.Arabic, o.Aliases, o.Hosts, o.Family, o.Kind, o.Country, o.Shared})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeOutletsCSV writes lists within a cell with "; " between their parts.
func writeOutletsCSV(w io.Writer, all []outlet.Outlet) error {
	out := csv.NewWriter(w)
	out.Write([]string{"name", "arabic", "kind", "country", "family", "hosts", "aliases"}) // errors stay for Error
	for _, o := range all {
		out.Write([]string{o.Name, o.Arabic, o.Kind, o.Country, o.Family, strings.Join(o.Hosts, "; "), strings.Join(o.Aliases, "; ")})
	}
	out.Flush()
	return out.Error()
}
