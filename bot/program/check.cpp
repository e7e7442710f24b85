#include "program/check.hpp"

#include "clock/zones.hpp"
#include "program/config_file.hpp"
#include "program/messages.hpp"
#include "program/paths.hpp"
#include "program/tokens.hpp"
#include "wire/address.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace bot::program {

namespace {

using std::filesystem::path;

finding well(std::string subject, std::string text) { return {ended_well, std::move(subject), std::move(text)}; }
finding fault(std::string subject, std::string text) { return {wrong_config, std::move(subject), std::move(text)}; }

/// The directory, or the nearest above it that is there.
path nearest_there(path directory) {
    std::error_code unknown;
    directory = std::filesystem::absolute(directory, unknown);
    while (!std::filesystem::exists(directory, unknown) && directory.has_relative_path())
        directory = directory.parent_path();
    return directory;
}

/// Looks without making the file or writing into it: whoever looks may be another user than the bot.
bool is_in_use(const path& directory) {
    const int file = ::open((directory / "lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool free = ::flock(file, LOCK_SH | LOCK_NB) == 0;
    ::close(file);
    return !free;
}

finding check_directory(const std::string& subject, const path& directory) {
    std::error_code error;
    const std::filesystem::directory_iterator there(directory, error);
    if (error)
        return fault(subject, fmt::format("{} can not be read: {}. Name a directory that is there.", directory.string(),
                                  error.message()));
    return well(subject, directory.string());
}

/// What people can use, by what was configured.
std::string ways_into(const chat::mattermost::mattermost_options& how) {
    if (how.callback_url.empty()) return ", by mentions and direct messages: without callback-url there are no buttons";
    if (how.command_tokens.empty()) return ", without /chaos: there is no token of the command";
    return fmt::format(", which calls {}", how.callback_url);
}

std::string_view mark_of(const finding& it) {
    if (it.code != ended_well) return "FAULT";
    return it.lacks ? "note" : "ok";
}

void append(findings& to, findings more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

findings check_record(const path& directory) {
    const auto there = nearest_there(directory);
    std::error_code unknown;
    if (!std::filesystem::is_directory(there, unknown))
        return {fault("record", fmt::format("{} is not a directory.", there.string()))};
    if (::access(there.c_str(), W_OK | X_OK) != 0)
        return {fault("record", fmt::format("{} can not be written: {}. Give it to the user that runs chaosday.",
                                    there.string(), std::strerror(errno)))};
    if (there != std::filesystem::absolute(directory, unknown))
        return {well("record", fmt::format("{}, which will be made", directory.string()))};
    if (is_in_use(directory))
        return {{ended_well, "record",
            fmt::format(
                "{} is in use by another chaosday: as it should be while that runs; a second one does not start.",
                directory.string()),
            true}};
    return {well("record", directory.string())};
}

findings check_files(const config& of) {
    findings all;
    if (auto words = read_messages(messages_directory(), of.messages); words) {
        all.push_back(well("templates", of.messages.empty() ? "as shipped" : of.messages.string()));
    } else {
        for (const auto& each : words.error())
            all.push_back(fault("templates",
                fmt::format("{}{}: {}", each.file, each.line ? fmt::format(":{}", each.line) : "", each.what)));
    }
    all.push_back(check_directory("plans", of.plans.empty() ? plans_directory() : of.plans));
    all.push_back(check_directory("web pages", pages_directory()));
    return all;
}

findings check_web(const config& of) {
    const auto lack = [](std::string text) { return findings{{ended_well, "web", std::move(text), true}}; };
    const auto place = fmt::format("{}:{}", of.web.address, of.web.port);
    if (of.web.port == 0)
        return lack(
            "switched off (port = 0): there is no board, no status page, no health page, and nobody gets a link.");
    if (!of.web.public_url.empty()) return {well("web", fmt::format("{}, for people {}", place, of.web.public_url))};
    if (wire::is_loopback(of.web.address))
        return lack(fmt::format(
            "{}, without public-url: the links of /chaos link open on this machine alone. For everybody else set "
            "public-url in [web] to the address of the proxy in front of it.",
            place));
    return lack(
        fmt::format("{}, without public-url: nobody can be given a link to the board or the status page. Set "
                    "public-url in [web] to "
                    "the address that people use.",
            place));
}

findings check_platforms(const config& of) {
    findings all;
    if (of.slack.enabled) {
        const auto how = slack_options_of(of);
        all.push_back(how ? well("Slack", fmt::format("both tokens have the right form, for {}", how->api_url))
                          : fault("Slack", how.error()));
    }
    if (of.mattermost.enabled) {
        const auto how = mattermost_options_of(of);
        all.push_back(how ? well("Mattermost", fmt::format("{}{}", how->url, ways_into(*how)))
                          : fault("Mattermost", how.error()));
        if (how && !how->callback_url.empty() && of.web.port == 0)
            all.push_back(fault("Mattermost",
                "callback-url is set, and nobody listens: [web] is switched off (port = 0). /chaos and buttons would "
                "fail; give [web] a port, or leave callback-url out"));
    }
    if (all.empty())
        all.push_back(fault("platform",
            "no chat platform is switched on: set enabled = true in [slack] or [mattermost]. To try chaosday without "
            "one, use \"chaosday rehearse\"."));
    return all;
}

findings check_all(const path& file, const std::function<findings(const config&)>& online) {
    const auto read = config_in(file);
    if (!read) {
        findings wrong;
        for (const auto& each : read.error()) wrong.push_back(fault("configuration", each));
        return wrong;
    }
    findings all{well("configuration", file.string()),
        well("zone",
            fmt::format("{}, where it is {} now", read->zone,
                clock::time_text(
                    std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()), read->zone)))};
    append(all, check_files(*read));
    append(all, check_web(*read));
    append(all, check_record(read->record));
    append(all, check_platforms(*read));
    if (online && code_of(all) != wrong_config) append(all, online(*read));
    return all;
}

std::string text_of(const findings& all) {
    std::string out;
    for (const auto& each : all) out += fmt::format("{:5}  {:13}  {}\n", mark_of(each), each.subject, each.text);
    const auto faults = std::ranges::count_if(all, [](const auto& each) { return each.code != ended_well; });
    out += faults == 0   ? "All is well.\n"
           : faults == 1 ? "1 fault. Mend it, then check again.\n"
                         : fmt::format("{} faults. Mend them, then check again.\n", faults);
    return out;
}

exit_code code_of(const findings& all) {
    for (const auto code : {wrong_config, not_admitted, record_damaged, broken})
        if (std::ranges::find(all, code, &finding::code) != all.end()) return code;
    return ended_well;
}

int check(const check_options& with) {
    const auto all = check_all(with.config, with.online ? check_online : nullptr);
    std::fputs(text_of(all).c_str(), stdout);
    return code_of(all);
}

}  // namespace bot::program
