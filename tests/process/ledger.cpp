#include "process/ledger.hpp"

#include "day/book.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

namespace tests {

using nlohmann::json;

namespace {

constexpr std::string_view command = "/chaos ";

/// What the answer to a verb says when something was written down; all other answers promise nothing.
struct promise {
    std::string_view verb, words;
    bool once = false;  ///< it can not have been done already but by the same request
};
constexpr promise promises[] = {{"log", "On the record as note", true}, {"seen", " is on the record: ", true},
    {"learned", "Kept for the retrospective", true}, {"improve", "Kept for the retrospective", true},
    {"idea", "Kept for the retrospective", true}, {"change", "Open: change ", true}, {"start", " runs, since "},
    {"stop", " is stopped."}, {"rolled-back", ", as you confirmed"}, {"restored", "Restored: change "},
    {"resolved", " is over. Thank you."}, {"undo", "Taken back: "}, {"stop-all", "Everything is being stopped"},
    {"resume", "It goes on; everybody is told"}, {"waive", " is waived "}};
constexpr std::string_view again = "That has been done already";

/// The promise that this answer makes, if it makes one.
const promise* promised(const std::string& asked, const std::string& words) {
    const auto verb = asked.substr(0, asked.find(' ', command.size())).substr(std::min(command.size(), asked.size()));
    const auto found = std::ranges::find(promises, verb, &promise::verb);
    if (found == std::end(promises)) return nullptr;
    const bool made = words.find(found->words) != std::string::npos || (found->once && words.starts_with(again));
    return made ? &*found : nullptr;
}

/// "2027-04-01T07:28:37.800Z"
std::time_t seconds_of(const std::string& written) {
    std::tm parts{};
    ::strptime(written.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
    return ::timegm(&parts);
}

std::string announcement_named(const json& id) {
    const bool is_public = id.at("as") == "for_public";
    return fmt::format("chaosday-{}-{}-{}", id.at("day").get<int>(), is_public ? "p" : "a", id.at("number").get<int>());
}

}  // namespace

std::string words_of(const json& it) {
    std::string all;
    if (it.is_object())
        for (const auto* part : {"text", "shown", "link"})
            if (const auto found = it.find(part); found != it.end() && found->is_string())
                all += found->get<std::string>();
    if (it.is_structured())
        for (const auto& each : it) all += words_of(each);
    return all;
}

ledger::ledger(std::filesystem::path directory, complaint wrong)
    : directory_(std::move(directory)), wrong_(std::move(wrong)) {}

void ledger::read() {
    std::set<std::filesystem::path> segments;
    for (const auto& each : std::filesystem::directory_iterator(directory_ / "record"))
        if (each.path().extension() == ".jsonl") segments.insert(each.path());
    for (const auto& each : segments) read_lines(each, [this](const json& fact) { take_fact(fact); });
    read_lines(directory_ / "room.jsonl", [this](const json& event) { take_event(event); });
}

void ledger::read_lines(const std::filesystem::path& of, const std::function<void(const json&)>& take) {
    auto& at = files_[of];
    const auto size = std::filesystem::exists(of) ? std::filesystem::file_size(of) : 0;
    if (size < at.read) return wrong_(fmt::format("{} was cut off within whole lines", of.string()));
    std::ifstream in(of, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(at.read));
    std::string line;
    while (std::getline(in, line) && !in.eof()) {  // the last piece without a newline is for another time
        at.read += line.size() + 1;
        if (at.lines++ == 0) continue;  // says what the file is
        const auto made = json::parse(line, nullptr, false);
        if (made.is_discarded()) return wrong_(fmt::format("{} line {} is no JSON", of.string(), at.lines));
        take(made);
    }
}

void ledger::take_fact(const json& fact) {
    const auto number = fact.at("n").get<std::uint64_t>();
    if (number != facts_ + 1) wrong_(fmt::format("fact {} follows upon fact {}", number, facts_));
    facts_ = number;
    const auto cause = fact.value("cause", "");
    take_cause(cause, seconds_of(fact.at("written").get<std::string>()));
    if (const auto& kind = fact.at("fact"); kind != "announced" && kind != "agents_announced") return;
    const auto name = announcement_named(fact.at("id"));
    if (!announced_.insert(name).second) wrong_(name + " is on record as announced twice");
}

/// The facts of one request stand together, and nowhere else for as long as the bot promises to know it.
void ledger::take_cause(const std::string& cause, std::time_t written) {
    constexpr std::chrono::seconds known_for = bot::day::causes_kept_for;
    const bool goes_on = cause == last_cause_;
    last_cause_ = cause;
    if (cause.empty() || goes_on) return;
    const auto [before, is_new] = causes_.emplace(cause, written);
    if (is_new) return;
    if (written - before->second <= known_for.count())
        wrong_(fmt::format("{} was carried out twice, the second time as fact {}", cause, facts_));
    before->second = written;
}

void ledger::take_event(const json& event) {
    const auto& type = event.at("type").get_ref<const std::string&>();
    if (type == "answered") take_answer(event);
    if (type == "posted") take_post(event);
}

void ledger::take_answer(const json& event) {
    const auto cause = event.value("cause", "");
    const auto request = cause.substr(0, cause.rfind('/'));
    const auto words = words_of(event.at("said"));
    if (!answers_.emplace(request, words).second) wrong_(request + " was answered twice");
    const auto* promise = promised(event.at("asked").get<std::string>(), words);
    if (!promise) return;
    ++recorded_[std::string(promise->verb)];
    if (!causes_.contains(request))
        wrong_(fmt::format("MISSING: {} was answered \"{}\"", request, words.substr(0, 200)));
}

void ledger::take_post(const json& event) {
    const auto cause = event.value("cause", ""), name = event.value("name", "");
    if (!cause.empty() && !posts_.insert(cause).second) wrong_(cause + " was posted twice");
    if (!name.empty() && !named_.insert(name).second) wrong_(name + " was ANNOUNCED TWICE");
}

std::vector<std::string> ledger::never_recorded(const std::map<std::string, std::size_t>& met) {
    std::vector<std::string> verbs;
    for (const auto& each : promises)
        if (std::string verb(each.verb); !met.contains(verb)) verbs.push_back(std::move(verb));
    return verbs;
}

void ledger::holds(const std::string& cause, const std::string& typed) const {
    const bool is_command = typed.starts_with(command);
    if (is_command ? !answers_.contains(cause) : !posts_.contains(cause))
        wrong_(fmt::format("MISSING: {} (\"{}\") had its receipt, the room knows nothing of it", cause, typed));
}

}  // namespace tests
