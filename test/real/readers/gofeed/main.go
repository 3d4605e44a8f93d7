// Prints what gofeed makes of the feed at an address, as JSON.
package main

import (
	"encoding/json"
	"log"
	"os"

	"github.com/mmcdole/gofeed"
)

func main() {
	feed, err := gofeed.NewParser().ParseURL(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(feed.Items); err != nil {
		log.Fatal(err)
	}
}
