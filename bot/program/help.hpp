// What `chaosday --help` and the --help of each command say above and below the list of options.
#pragma once

namespace bot::program::help {

inline constexpr auto all = R"(chaosday holds a Chaos Day together, in the chat that your team is in anyway.

Try it first, in the browser, without an account:
  chaosday rehearse
Then on Slack or Mattermost:
  chaosday check /etc/chaosday/chaosday.toml --online
  chaosday run /etc/chaosday/chaosday.toml)";

inline constexpr auto all_below = R"(Environment:
  SLACK_APP_TOKEN   xapp-..., lets the bot listen; used unless the configuration names a file
  SLACK_BOT_TOKEN   xoxb-..., lets the bot speak; likewise
  SLACK_API_URL     another address of Slack's Web API, for tests
  HTTPS_PROXY       a proxy on the way out, http(s)://user:password@host:port; NO_PROXY: who is called without it
  MATTERMOST_TOKEN  of the bot account at Mattermost; used unless the configuration names a file
  MATTERMOST_COMMAND_TOKEN
                    of the slash command there, as mattermost-setup tells it; likewise
  CHAOSDAY_DATA     the directory with messages/, days/ and pages/, if they are not beside the program

Signals of a running bot:
  SIGTERM, SIGINT   end within 5 seconds; what was answered is on disk
  SIGHUP            read the templates and the log level again

Exit codes:
  0  ended well
  1  the disk or chaosday itself is broken; a supervisor should start it again
  2  the command line was wrong
  3  the configuration, a template or a plan is wrong: mend it, then start again
  4  the record is damaged, or was written by a newer chaosday: a person should look at it
  5  another chaosday has the record
  6  the platform refuses our tokens

Each command has more: chaosday COMMAND --help)";

inline constexpr auto run = R"(Runs the bot until it is told to end.

  chaosday run /etc/chaosday/chaosday.toml

The log goes to stderr, one line an event. Tokens come from the environment (SLACK_APP_TOKEN, SLACK_BOT_TOKEN,
MATTERMOST_TOKEN, MATTERMOST_COMMAND_TOKEN) or from files that the configuration names, never from the command line.)";

inline constexpr auto rehearse =
    R"(Plays a day in the browser, on this machine: you are everybody, and nothing leaves it.

  chaosday rehearse                               the shipped example, at the speed of life
  chaosday rehearse my-day.toml --speed 60        a minute a second
  chaosday rehearse my-day.toml --print           every announcement of the day, to read the evening before
  chaosday rehearse my-day.toml --dir try         keeps what happens, to go on later

The page has a clock with pause, speed and a jump to what comes next. Ctrl-C ends the rehearsal.)";

inline constexpr auto check = R"(Says what is wrong with a configuration, everything at once, and changes nothing.

  chaosday check chaosday.toml                    without a network
  chaosday check chaosday.toml --online           asks the platforms, too: tokens, channels)";

inline constexpr auto plan =
    "Looks at plan files, or makes one: \"chaosday plan check FILE\", \"chaosday plan import FILE\".";

inline constexpr auto plan_check =
    R"(Reads a plan file and says what it means, or what is wrong with it, by line and column.

  chaosday plan check my-day.toml

Every @name and #channel is accepted here: whether they exist is seen when the plan is loaded.)";

inline constexpr auto plan_import =
    R"(Reads experiments from elsewhere and prints them as the cards of a plan file; what could not be read is listed.

  chaosday plan import board.json                 a Trello board, exported as JSON
  chaosday plan import cards.csv                  a table with a heading: component, failure, expected ...
  chaosday plan import experiment.json --out day.toml

A Chaos Toolkit experiment, or the journal of one, becomes one card.)";

inline constexpr auto report =
    R"(Writes the report of a day from the record; it changes nothing, and may run beside the bot.

  chaosday report                                 the last day, as Markdown
  chaosday report 3 --format html --out day.html
  chaosday report "Autumn storm" --reveal --format json
  chaosday report 3 --svg --out day.svg           the picture alone; --png, too, with rsvg-convert

Until every card is revealed the report has what the public may read; --reveal writes everything.
With Markdown to a file, the picture is written beside it.)";

inline constexpr auto verify =
    R"(Reads a whole record and tells what is in it and what is damaged. It changes nothing, and may run beside the bot.

  chaosday verify /var/lib/chaosday
  chaosday verify /var/lib/chaosday --repair /srv/saved
  chaosday verify --repair /var/lib/chaosday      writes /var/lib/chaosday-repaired

With --repair, every fact that can be read is written to a new directory; the damaged one stays as it is.)";

inline constexpr auto sessions =
    R"(Tells who has the web pages of a day open by a session, or ends all sessions. It may run beside the bot.

  chaosday sessions /etc/chaosday/chaosday.toml
  chaosday sessions /etc/chaosday/chaosday.toml --revoke

Sessions begin with the personal link that /chaos link gives. They end with a change of role, when the day is closed
after its retrospective, after thirty days, or here.)";

inline constexpr auto setup = R"(Makes the command /chaos at Mattermost, which only an administrator may.

  MATTERMOST_ADMIN_TOKEN=... chaosday mattermost-setup chaosday.toml

Without MATTERMOST_ADMIN_TOKEN it prints the steps that an administrator goes through by hand. Saying it again changes
nothing. A command /chaos that calls another place, an old callback-url or somebody else's program, is told, and left as
it is unless you say --move.)";

inline constexpr auto manifest = R"(Prints the manifest of the Slack app that this chaosday needs.

  chaosday slack-manifest

At https://api.slack.com/apps choose "Create New App", "From a manifest", and paste it; or paste it under App Manifest of
the app that there is, and install that again.)";

}  // namespace bot::program::help
