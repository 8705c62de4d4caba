package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"

	"sada/lsh/internal/gen/news"
)

// file is a buffered, perhaps compressing, output.
type file struct {
	io.Writer
	closers []func() error // in the order to be called
}

func (f *file) Close() error {
	var errs []error
	for _, c := range f.closers {
		errs = append(errs, c())
	}
	return errors.Join(errs...)
}

// create opens an output by its extension; "-" is stdout and "" drops all.
func create(name string, stdout io.Writer) (*file, error) {
	if name == "" {
		return &file{Writer: io.Discard}, nil
	}
	f := &file{}
	if name == "-" {
		f.Writer = stdout
	} else {
		disk, err := os.Create(name)
		if err != nil {
			return nil, err
		}
		f.Writer = disk
		f.closers = append(f.closers, disk.Close)
	}
	switch {
	case strings.HasSuffix(name, ".gz"):
		zip := gzip.NewWriter(f.Writer)
		f.Writer = zip
		f.closers = append([]func() error{zip.Close}, f.closers...)
	case strings.HasSuffix(name, ".zst"):
		zip, err := zstd.NewWriter(f.Writer)
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		f.Writer = zip
		f.closers = append([]func() error{zip.Close}, f.closers...)
	}
	buffer := bufio.NewWriterSize(f.Writer, 1<<18)
	f.Writer = buffer
	f.closers = append([]func() error{buffer.Flush}, f.closers...)
	return f, nil
}

// readArticles reads JSON Lines with id, outlet and text.
func readArticles(name string) ([]news.Article, error) {
	disk, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer disk.Close()
	var in io.Reader = disk
	switch {
	case strings.HasSuffix(name, ".gz"):
		zip, err := gzip.NewReader(disk)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		in = zip
	case strings.HasSuffix(name, ".zst"):
		zip, err := zstd.NewReader(disk)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		defer zip.Close()
		in = zip
	}
	var articles []news.Article
	for d := json.NewDecoder(bufio.NewReader(in)); ; {
		var a struct{ ID, Outlet, Title, Text string }
		if err := d.Decode(&a); err == io.EOF {
			return articles, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: record %d: %w", name, len(articles)+1, err)
		}
		articles = append(articles, news.Article{ID: a.ID, Outlet: a.Outlet, Title: a.Title, Text: a.Text})
	}
}
