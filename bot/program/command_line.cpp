#include "program/command_line.hpp"

#include "program/help.hpp"
#include "program/slack_manifest.hpp"
#include "speech/words.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace bot::program {

namespace {

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
        explain(all_, help::all, 22);
        all_.footer(help::all_below);
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
        manifest_ = add(all_, "slack-manifest", "Print the manifest of the Slack app", help::manifest);
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
            return told{help_asked(), ended_well};
        } catch (const CLI::CallForVersion& version) {
            return told{std::string(version.what()) + "\n", ended_well};
        } catch (const CLI::ParseError& wrong) {
            return told{fmt::format("chaosday: {}\n{}\n", wrong.what(), remedy()), wrong_usage};
        }
        return chosen();
    }

private:
    CLI::App* add(CLI::App& to, const std::string& name, const std::string& brief, const std::string& text) {
        auto* made = to.add_subcommand(name, brief);
        made->set_help_flag("-h,--help", "Show this help");
        made->footer("");
        helps_[made] = text;
        return made;
    }

    void add_run() {
        run_ = add(all_, "run", "Run the bot", help::run);
        run_->add_option("CONFIG", run_options_.config, "The configuration, such as chaosday.toml")->required();
        run_->add_flag("--log-json", run_options_.log_json, "Log one JSON object a line");
    }

    void add_rehearse() {
        auto& to = rehearse_options_;
        rehearse_ = add(all_, "rehearse", "Play a day in the browser, without an account", help::rehearse);
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
        check_ = add(all_, "check", "Look for faults in a configuration", help::check);
        check_->add_option("CONFIG", check_options_.config, "The configuration")->required();
        check_->add_flag("--online", check_options_.online, "Ask the platforms as well");
    }

    void add_plan() {
        auto* plan =
            add(all_, "plan", "Look at plan files, or make one: plan check FILE, plan import FILE", help::plan);
        plan->require_subcommand(1);
        plan_check_ = add(*plan, "check", "Look for faults in a plan file", help::plan_check);
        plan_check_->add_option("FILE", plan_options_.file, "The plan file")->required();
        plan_import_ = add(
            *plan, "import", "Make cards of a Trello board, a CSV or a Chaos Toolkit experiment", help::plan_import);
        plan_import_->add_option("FILE", import_options_.file, "The board, table or experiment")->required();
        plan_import_->add_option("--out", import_options_.out, "Write the cards to this file, a new one");
    }

    void add_report() {
        auto& to = report_options_;
        report_ = add(all_, "report", "Write the report of a day", help::report);
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
        verify_ = add(all_, "verify", "Look through a record; write a repaired copy", help::verify);
        verify_->add_option("DIR", verify_options_.directory, "The record's directory");
        auto* repair = verify_->add_option("--repair", verify_options_.repair_to,
            "Write all that can be read to this directory, a new one; without a name: beside, DIR-repaired");
        repair->expected(0, 1);
    }

    void add_sessions() {
        sessions_ = add(all_, "sessions", "Tell who has a web session, or end all", help::sessions);
        sessions_->add_option("CONFIG", sessions_options_.config, "The configuration")->required();
        sessions_->add_flag("--revoke", sessions_options_.revoke, "End all of them, now");
    }

    void add_setup() {
        setup_ = add(all_, "mattermost-setup", "Make the command /chaos at Mattermost", help::setup);
        setup_->add_option("CONFIG", setup_options_.config, "The configuration")->required();
        setup_->add_option(
            "--team", setup_options_.team, "The team, by the name in its address; without it, the bot's");
        setup_->add_flag("--move", setup_options_.may_move, "A command that calls another place is to call the bot");
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

    std::string help_asked() {
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
