#include "program/command_line.hpp"

#include "program/slack_manifest.hpp"
#include "speech/words.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace bot::program {

namespace {

constexpr auto about = R"(chaosday holds a Chaos Day together, in the chat that your team is in anyway.

Try it first, in the browser, without an account:
  chaosday rehearse
Then on Slack or Mattermost:
  chaosday check /etc/chaosday/chaosday.toml --online
  chaosday run /etc/chaosday/chaosday.toml)";

constexpr auto below = R"(Environment:
  SLACK_APP_TOKEN   xapp-..., lets the bot listen; used unless the configuration names a file
  SLACK_BOT_TOKEN   xoxb-..., lets the bot speak; likewise
  SLACK_API_URL     another address of Slack's Web API, for tests
  HTTPS_PROXY       a proxy on the way out, http://user:password@host:port; NO_PROXY: who is called without it
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

constexpr auto about_run = R"(Runs the bot until it is told to end.

  chaosday run /etc/chaosday/chaosday.toml

The log goes to stderr, one line an event. Tokens come from the environment (SLACK_APP_TOKEN, SLACK_BOT_TOKEN,
MATTERMOST_TOKEN) or from files that the configuration names, never from the command line.)";

constexpr auto about_rehearse =
    R"(Plays a day in the browser, on this machine: you are everybody, and nothing leaves it.

  chaosday rehearse                               the shipped example, at the speed of life
  chaosday rehearse my-day.toml --speed 60        a minute a second
  chaosday rehearse my-day.toml --print           every announcement of the day, to read the evening before
  chaosday rehearse my-day.toml --dir try         keeps what happens, to go on later

The page has a clock with pause, speed and a jump to what comes next. Ctrl-C ends the rehearsal.)";

constexpr auto about_check = R"(Says what is wrong with a configuration, everything at once, and changes nothing.

  chaosday check chaosday.toml                    without a network
  chaosday check chaosday.toml --online           asks the platforms, too: tokens, channels)";

constexpr auto about_plan =
    "Looks at plan files, or makes one: \"chaosday plan check FILE\", \"chaosday plan import FILE\".";

constexpr auto about_plan_check =
    R"(Reads a plan file and says what it means, or what is wrong with it, by line and column.

  chaosday plan check my-day.toml

Every @name and #channel is accepted here: whether they exist is seen when the plan is loaded.)";

constexpr auto about_plan_import =
    R"(Reads experiments from elsewhere and prints them as the cards of a plan file; what could not be read is listed.

  chaosday plan import board.json                 a Trello board, exported as JSON
  chaosday plan import cards.csv                  a table with a heading: component, failure, expected ...
  chaosday plan import experiment.json --out day.toml

A Chaos Toolkit experiment, or the journal of one, becomes one card.)";

constexpr auto about_report =
    R"(Writes the report of a day from the record; it changes nothing, and may run beside the bot.

  chaosday report                                 the last day, as Markdown
  chaosday report 3 --format html --out day.html
  chaosday report "Autumn storm" --reveal --format json
  chaosday report 3 --svg --out day.svg           the picture alone; --png, too, with rsvg-convert

Until every card is revealed the report has what the public may read; --reveal writes everything.
With Markdown to a file, the picture is written beside it.)";

constexpr auto about_verify =
    R"(Reads a whole record and tells what is in it and what is damaged. It changes nothing, and may run beside the bot.

  chaosday verify /var/lib/chaosday
  chaosday verify /var/lib/chaosday --repair /srv/saved
  chaosday verify --repair /var/lib/chaosday      writes /var/lib/chaosday-repaired

With --repair, every fact that can be read is written to a new directory; the damaged one stays as it is.)";

constexpr auto about_sessions =
    R"(Tells who has the web pages of a day open by a session, or ends all sessions. It may run beside the bot.

  chaosday sessions /etc/chaosday/chaosday.toml
  chaosday sessions /etc/chaosday/chaosday.toml --revoke

Sessions begin with the personal link that /chaos link gives. They end with a change of role, with the retrospective,
after thirty days, or here.)";

constexpr auto about_setup = R"(Makes the command /chaos at Mattermost, which only an administrator may.

  MATTERMOST_ADMIN_TOKEN=... chaosday mattermost-setup chaosday.toml

Without MATTERMOST_ADMIN_TOKEN it prints the steps that an administrator goes through by hand. Saying it again changes
nothing, unless callback-url is another one.)";

constexpr auto about_manifest = R"(Prints the manifest of the Slack app that this chaosday needs.

  chaosday slack-manifest

At https://api.slack.com/apps choose "Create New App", "From a manifest", and paste it; or paste it under App Manifest of
the app that there is, and install that again.)";

constexpr std::array<std::string_view, 9> commands{
    "run", "rehearse", "check", "plan", "report", "verify", "sessions", "slack-manifest", "mattermost-setup"};

std::filesystem::path beside(const std::filesystem::path& directory) {
    auto name = directory.string();
    while (name.size() > 1 && name.ends_with('/')) name.pop_back();
    return name + "-repaired";
}

/// Above the list of options, as it is written: CLI11 would indent nothing and wrap nothing anyway.
void explain(CLI::App& of, const std::string& what, std::size_t columns) {
    of.description(what + "\n");
    of.get_formatter()->column_width(columns);
}

class grammar {
public:
    grammar() {
        all_.name("chaosday");
        explain(all_, about, 22);
        all_.footer(below);
        all_.set_version_flag("--version", "chaosday " CHAOSDAY_VERSION, "Tell the version");
        all_.set_help_flag("-h,--help", "Show this help");
        all_.require_subcommand(1);
        all_.failure_message(CLI::FailureMessage::simple);
        add_run();
        add_rehearse();
        add_check();
        add_plan();
        add_report();
        add_verify();
        manifest_ = add(all_, "slack-manifest", "Print the manifest of the Slack app", about_manifest);
        add_sessions();
        add_setup();
    }

    asked_for understand(std::vector<std::string> words) {
        if (!words.empty() && !words.front().starts_with("-") && !std::ranges::count(commands, words.front()))
            return told{unknown(words.front()), wrong_usage};
        std::ranges::reverse(words);
        try {
            all_.parse(std::move(words));
        } catch (const CLI::CallForHelp&) {
            return told{help(), ended_well};
        } catch (const CLI::CallForVersion& version) {
            return told{std::string(version.what()) + "\n", ended_well};
        } catch (const CLI::ParseError& wrong) {
            return told{fmt::format("chaosday: {}\n{}\n", wrong.what(), remedy()), wrong_usage};
        }
        return chosen();
    }

private:
    CLI::App* add(CLI::App& to, const std::string& name, const std::string& brief, const std::string& help) {
        auto* made = to.add_subcommand(name, brief);
        made->set_help_flag("-h,--help", "Show this help");
        made->footer("");
        helps_[made] = help;
        return made;
    }

    void add_run() {
        run_ = add(all_, "run", "Run the bot", about_run);
        run_->add_option("CONFIG", run_options_.config, "The configuration, such as chaosday.toml")->required();
        run_->add_flag("--log-json", run_options_.log_json, "Log one JSON object a line");
    }

    void add_rehearse() {
        auto& to = rehearse_options_;
        rehearse_ = add(all_, "rehearse", "Play a day in the browser, without an account", about_rehearse);
        rehearse_->add_option("PLAN", to.plan, "A plan file; without one, the shipped single day");
        rehearse_->add_option("--speed", to.speed, "How much faster than life time passes; 60: a minute a second")
            ->check(CLI::Range(0.0, 3600.0).description(""))
            ->type_name("N")
            ->capture_default_str();
        rehearse_->add_option("--port", to.port, "Where the page is, on this machine; 0: any that is free")
            ->check(CLI::Range(0, 65535).description(""))
            ->type_name("N")
            ->capture_default_str();
        rehearse_->add_flag("--print", to.print, "Print the day's announcements and end");
        rehearse_->add_option("--dir", to.directory, "Keep the rehearsal here; without it, it is gone at the end");
    }

    void add_check() {
        check_ = add(all_, "check", "Look for faults in a configuration", about_check);
        check_->add_option("CONFIG", check_options_.config, "The configuration")->required();
        check_->add_flag("--online", check_options_.online, "Ask the platforms as well");
    }

    void add_plan() {
        auto* plan =
            add(all_, "plan", "Look at plan files, or make one: plan check FILE, plan import FILE", about_plan);
        plan->require_subcommand(1);
        plan_check_ = add(*plan, "check", "Look for faults in a plan file", about_plan_check);
        plan_check_->add_option("FILE", plan_options_.file, "The plan file")->required();
        plan_import_ = add(
            *plan, "import", "Make cards of a Trello board, a CSV or a Chaos Toolkit experiment", about_plan_import);
        plan_import_->add_option("FILE", import_options_.file, "The board, table or experiment")->required();
        plan_import_->add_option("--out", import_options_.out, "Write the cards to this file, a new one");
    }

    void add_report() {
        auto& to = report_options_;
        report_ = add(all_, "report", "Write the report of a day", about_report);
        report_->add_option("DAY", to.day, "The day's number or name; without one, the last day");
        report_->add_option("--dir", to.record, "The record's directory")->capture_default_str();
        report_->add_option("--format", to.format, "md, html, json, csv, svg or png")
            ->check(CLI::IsMember({"md", "html", "json", "csv", "svg", "png"}).description(""))
            ->capture_default_str();
        report_->add_flag_callback("--svg", [&to] { to.format = "svg"; }, "The picture alone, as SVG");
        report_->add_flag_callback("--png", [&to] { to.format = "png"; }, "The picture alone, as PNG");
        report_->add_option("--out", to.out, "Write it to this file");
        report_->add_flag("--reveal", to.reveal, "With every experiment, although it is not revealed");
    }

    void add_verify() {
        verify_ = add(all_, "verify", "Look through a record; write a repaired copy", about_verify);
        verify_->add_option("DIR", verify_options_.directory, "The record's directory");
        auto* repair = verify_->add_option("--repair", verify_options_.repair_to,
            "Write all that can be read to this directory, a new one; without a name: beside, DIR-repaired");
        repair->expected(0, 1);
    }

    void add_sessions() {
        sessions_ = add(all_, "sessions", "Tell who has a web session, or end all", about_sessions);
        sessions_->add_option("CONFIG", sessions_options_.config, "The configuration")->required();
        sessions_->add_flag("--revoke", sessions_options_.revoke, "End all of them, now");
    }

    void add_setup() {
        setup_ = add(all_, "mattermost-setup", "Make the command /chaos at Mattermost", about_setup);
        setup_->add_option("CONFIG", setup_options_.config, "The configuration")->required();
        setup_->add_option(
            "--team", setup_options_.team, "The team, by the name in its address; without it, the bot's");
    }

    asked_for chosen() {
        if (run_->parsed()) return run_options_;
        if (rehearse_->parsed()) return rehearse_options_;
        if (check_->parsed()) return check_options_;
        if (plan_check_->parsed()) return plan_options_;
        if (plan_import_->parsed()) return import_options_;
        if (report_->parsed()) return report_options_;
        if (sessions_->parsed()) return sessions_options_;
        if (setup_->parsed()) return setup_options_;
        if (manifest_->parsed()) return told{std::string(slack_manifest()), ended_well};
        return verifying();
    }

    asked_for verifying() {
        auto& [directory, target] = verify_options_;
        if (directory.empty()) std::swap(directory, target.emplace(target.value_or("")));
        if (directory.empty()) return told{"chaosday: DIR is required\n" + remedy() + "\n", wrong_usage};
        if (target && target->empty()) target = beside(directory);
        return verify_options_;
    }

    /// The innermost command that was named.
    CLI::App* meant() {
        auto* it = &all_;
        while (!it->get_subcommands().empty()) it = it->get_subcommands().front();
        return it;
    }

    std::string help() {
        auto* of = meant();
        if (const auto found = helps_.find(of); found != helps_.end()) explain(*of, found->second, 26);
        return all_.help();
    }

    std::string unknown(const std::string& word) const {
        const auto near = speech::nearest(word, commands);
        return fmt::format("chaosday: there is no command \"{}\".{}\nWrite \"chaosday --help\" to see them all.\n",
            speech::shortened(word, 40), near.empty() ? "" : fmt::format(" Did you mean \"{}\"?", near));
    }

    std::string remedy() {
        std::string path = "chaosday";
        for (auto* it = &all_; !it->get_subcommands().empty();) {
            it = it->get_subcommands().front();
            path += " " + it->get_name();
        }
        return fmt::format("Write \"{} --help\" to see how it goes.", path);
    }

    CLI::App all_;
    CLI::App *run_ = nullptr, *rehearse_ = nullptr, *check_ = nullptr, *plan_check_ = nullptr, *plan_import_ = nullptr,
             *report_ = nullptr, *verify_ = nullptr, *sessions_ = nullptr, *manifest_ = nullptr, *setup_ = nullptr;
    std::map<CLI::App*, std::string> helps_;
    run_options run_options_;
    rehearse_options rehearse_options_;
    check_options check_options_;
    check_plan_options plan_options_;
    import_options import_options_;
    report_options report_options_;
    verify_options verify_options_;
    sessions_options sessions_options_;
    setup_options setup_options_;
};

}  // namespace

asked_for understand(std::vector<std::string> words) { return grammar().understand(std::move(words)); }

}  // namespace bot::program
