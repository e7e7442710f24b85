#include "days/by_hand.hpp"

#include <algorithm>
#include <functional>
#include <sstream>
#include <stdexcept>

namespace tests::days {

namespace {

using values = std::map<std::string, std::string>;

/// What somebody says, taken apart as far as a hand needs it.
struct said {
    std::string who, words;

    std::string word(std::size_t which) const {
        std::istringstream in(words);
        std::string found;
        for (std::size_t at = 0; at <= which; ++at) in >> found;
        return found;
    }
    std::string behind(const std::string& part) const {
        const auto at = words.find(part);
        return at == std::string::npos ? std::string() : words.substr(at + part.size());
    }
    std::string why() const { return behind(" why: "); }
};

struct deed {
    std::string begins;  ///< the words behind /chaos
    std::function<void(by_hand&, const said&)> instead;
    bool is_whole = false;  ///< nothing may follow
};

auto at_home(std::string label) {
    return [=](by_hand& is, const said& it) { is.presses_at_home(it.who, label); };
}
/// The button that says just what would be typed: of several cards it is that one's.
auto same_at_home(std::string label) {
    return [=](by_hand& is, const said& it) { is.presses_at_home(it.who, label, it.words); };
}
auto form_at_home(std::string label, values filled, std::string button = {}) {
    return [=](by_hand& is, const said& it) {
        is.presses_at_home(it.who, label, button);
        is.fills_in(it.who, filled);
    };
}
auto on_message(std::string where, std::string label, std::string with = {}) {
    return [=](by_hand& is, const said& it) { is.presses(it.who, where, label, with); };
}

void start(by_hand& is, const said& it) {
    if (it.why().empty()) return is.presses_at_home(it.who, "Start", it.words);
    is.presses_at_home(it.who, "Start a card");
    is.fills_in(it.who, {{"card", it.word(1)}, {"why", it.why()}});
}

void stop(by_hand& is, const said& it) {
    const bool too = it.words.find(" rolled-back") != std::string::npos;
    is.presses_at_home(it.who, "Stop", "stop " + it.word(1));
    is.fills_in(it.who, {{"by", it.word(3)}, {"rolled-back", too ? "yes" : ""}, {"why", it.why()}});
}

void resume(by_hand& is, const said& it) {
    is.presses_at_home(it.who, "Resume");
    is.fills_in(it.who, {{"why", it.why()}});
}

void see(by_hand& is, const said& it) {
    is.presses(it.who, "CINC", "I see a failure");
    const auto team = it.behind(" team: ");
    const auto what = it.words.substr(5, it.words.find(" team: ") - 5);
    is.fills_in(it.who, {{"what", what}, {"team", team}});
}

void change(by_hand& is, const said& it) {
    const auto what = it.words.substr(7, it.words.find(" restore: ") - 7);
    is.presses_at_home(it.who, "A temporary change");
    is.fills_in(it.who, {{"what", what}, {"restore", it.behind(" restore: ")}});
}

const values autumn_storm{{"name", "Autumn storm"}, {"env", "staging"},
    {"procedure", "Name an incident lead, keep a timeline, fix or roll back"},
    {"link", "https://wiki.example.com/runbook"}, {"incident", "#incidents"}, {"agents", "#chaos-agents"},
    {"stakeholders", "#company-news"}, {"zone", "Europe/Berlin"}, {"date", "2026-11-24"}, {"from", "10:00"},
    {"last-start", "12:00"}, {"wind-down", "12:30"}, {"until", "13:00"}};
const values mail{{"component", "Mail service"}, {"failure", "answers after 10 seconds"},
    {"expected", "orders queue up, none is lost"},
    {"rollback", "take the delay off mail-1 and mail-2\nwatch the queue drain"}, {"estimate", "10"}, {"owner", "UADA"},
    {"teams", "shop"}, {"planned", "30"}, {"together", "2"}};
const values monitoring{{"component", "Monitoring"}, {"failure", "goes blind on one host"},
    {"expected", "somebody notices a straight line"}, {"alone", "yes"}, {"owner", "UADA"}, {"teams", "shop"},
    {"rollback", "start the collector"}, {"estimate", "5"}, {"planned", "20"}};
const values certificate{{"component", "A certificate"}, {"failure", "has expired"},
    {"expected", "renewed in thirty minutes"}, {"teams", "payments"}};
const values certificate_mended{
    {"owner", "UBO"}, {"estimate", "10"}, {"rollback", "deploy the current certificate\nlook at notAfter"}};
const values phone{
    {"component", "The on-call phone"}, {"failure", "rings nobody"}, {"expected", "the second level is reached"}};
const values noted{{"text",
    "1 10:06 the queue grows, no alert\n10:07 first question in support\n10:09 rex looks at "
    "the queue why: he reads #incidents"}};

const std::vector<deed>& deeds() {
    static const std::vector<deed> all{
        {"new ", form_at_home("Plan a day", autumn_storm)},
        {"add Mail ", form_at_home("New card", mail)},
        {"add Monitoring ", form_at_home("New card", monitoring)},
        {"add A certificate ", form_at_home("New card", certificate)},
        {"add The on-call phone ", form_at_home("New card", phone)},
        {"add", at_home("New card"), true},
        {"card 4 ", form_at_home("Edit", certificate_mended, "card 4 edit")},
        {"ready ", same_at_home("Ready")},
        {"check", at_home("Check"), true},
        {"status", [](by_hand& is, const said& it) { is.looks_at_home(it.who); }, true},
        {"start ", start},
        {"seen ", see},
        {"log 1 10:06 ", form_at_home("Log a note", noted)},
        {"board", on_message("GAGENTS", "Board"), true},
        {"stop ", stop},
        {"resolved ", at_home("It is over")},
        {"rolled-back ", same_at_home("Rolled back")},
        {"change ", change},
        {"resume yes ", resume},
        {"resume", at_home("Resume"), true},
        {"end", at_home("End the day"), true},
        {"reveal", on_message("UFAY", "Reveal all"), true},
        {"retro", on_message("UFAY", "Retrospective"), true},
        {"done ", on_message("UFAY", "Done")},
    };
    return all;
}

/// What is typed here too, and why nothing can be pressed that would say the same.
const std::vector<std::pair<std::string, std::string>> only_words{
    {"people ", "who belongs to which team is a list, and no form holds one"},
    {"start 5 ", "a card in the backlog is offered to nobody to be started"},
    {"skip ", "that a card is not run is said, with a why"},
    {"waive ", "a rule is waived with a why, by whoever looked up which"},
    {"hold ", "the button holds without a why"},
    {"tie ", "what belongs together is said"},
    {"is-it-us ", "a question with a symptom in it"},
    {"stop-all ", "the buttons stop everything without asking why"},
    {"real ", "declared in words; a button would be pressed for any failure"},
    {"remind ", "a button snoozes; how often is said"},
    {"extend ", "a time is said"},
    {"learned ", "free words"},
    {"improve ", "free words"},
    {"idea ", "free words"},
    {"export ", "the kind of file is said"},
    {"close", "said once, weeks after the day"},
};

template <class All>
auto* found_in(const All& all, auto&& is_it) {
    const auto found = std::ranges::find_if(all, is_it);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

void by_hand::say(const std::string& who, const std::string& where, const std::string& words) {
    const std::string name = "/chaos ";
    const auto command = words.starts_with(name) ? words.substr(name.size()) : std::string();
    const auto* spoken = found_in(only_words, [&](const auto& each) { return command.starts_with(each.first); });
    if (command.empty() || spoken != nullptr) {
        in_.say(who, where, words);
        if (spoken != nullptr) typed.insert(spoken->first);
        return;
    }
    const auto* instead = found_in(deeds(),
        [&](const deed& each) { return each.is_whole ? command == each.begins : command.starts_with(each.begins); });
    if (instead == nullptr) throw std::runtime_error("nobody has said how this is done by hand: " + words);
    instead->instead(*this, {who, command});
    ++pressed;
    in_.pass(workplace::pause);
}

std::size_t by_hand::words_without_a_button() { return only_words.size(); }

void by_hand::looks_at_home(const std::string& who) {
    in_.slack.open_peer()->sends(in_.slack.opens_home(who));
    in_.ground.clock.settle();
}

void by_hand::presses_at_home(const std::string& who, const std::string& label, const std::string& words) {
    looks_at_home(who);
    in_.slack.press_home(who, label, words);
}

void by_hand::presses(
    const std::string& who, const std::string& where, const std::string& label, const std::string& with) {
    in_.slack.press(who, in_.message(where, "[" + label + "]", with), label);
}

void by_hand::fills_in(const std::string& who, const std::map<std::string, std::string>& values) {
    in_.slack.submit(who, values);
}

}  // namespace tests::days
