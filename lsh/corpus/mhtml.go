package corpus

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// isMHTML recognises a page that a browser saved with all it shows (RFC 2557).
func isMHTML(_ *input, head []byte) bool {
	header, _, found := bytes.Cut(head, []byte("\n\r\n"))
	if !found {
		header, _, found = bytes.Cut(head, []byte("\n\n"))
	}
	return found && bytes.Contains(header, []byte("MIME-Version:")) && bytes.Contains(header, []byte("multipart/related"))
}

// readMHTML reads the first part that is HTML; the others are what it shows.
func (r *reading) readMHTML(in *input) error {
	m, err := mail.ReadMessage(in.r)
	if err != nil {
		return err
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return err
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return errors.New("no part of it is HTML")
		}
		if err != nil {
			return err
		}
		kind, params, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if kind != "text/html" && kind != "application/xhtml+xml" {
			continue
		}
		var content io.Reader = part
		switch strings.ToLower(part.Header.Get("Content-Transfer-Encoding")) {
		case "quoted-printable":
			content = quotedprintable.NewReader(part)
		case "base64":
			content = base64.NewDecoder(base64.StdEncoding, part)
		}
		page, cut := io.ReadAll(io.LimitReader(content, maxPage+1))
		if cut != nil && len(page) == 0 {
			return cut
		}
		if len(page) > maxPage {
			return fmt.Errorf("larger than %d bytes", maxPage)
		}
		found, _ := m.Header.Date()
		saved := savedPage{page, params["charset"], part.Header.Get("Content-Location"), found, "the date it was saved", ""}
		r.send(in.path, func(d *decoder, res *result) { d.savedPage(saved, in.path, 1, res) })
		return cut // what stood before it is read
	}
}
