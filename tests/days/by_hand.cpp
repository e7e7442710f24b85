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
    std::string rest() const { return behind(" "); }
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

void skip(by_hand& is, const said& it) {
    is.presses_at_home(it.who, "Not to be run", "skip " + it.word(1) + " why");
    is.fills_in(it.who, {{"why", it.why()}});
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

/// A name of a platform's mark: "<@UADA|ada>" is UADA.
std::string marked_in(const std::string& text, const std::string& behind) {
    const auto from = text.find("<@", text.find(behind)) + 2;
    return text.substr(from, text.find('|', from) - from);
}

void take_in_a_team(by_hand& is, const said& it) {
    const auto agent = marked_in(it.words, "agents: "), responder = marked_in(it.words, "responders: ");
    is.presses_at_home(it.who, "People");
    is.fills_in(it.who, {{"team", it.word(2)}, {"agents", agent}, {"responders", responder}});
}

void waive(by_hand& is, const said& it) {
    is.presses_at_home(it.who, "Waive a rule");
    is.fills_in(it.who, {{"card", it.word(1)}, {"rule", it.word(2)}, {"why", it.why()}});
}

void extend(by_hand& is, const said& it) {
    is.presses_at_home(it.who, "More time");
    is.fills_in(it.who, {{"to", it.word(1)}, {"why", it.why()}});
}

/// How they are set is answered first.
void space_neutral(by_hand& is, const said& it) {
    is.presses_at_home(it.who, "Reminders");
    is.presses(it.who, it.who, "Change one");
    is.fills_in(it.who, {{"kind", "neutral"}, {"set", "every"}, {"minutes", "35"}});
}

void export_as_markdown(by_hand& is, const said& it) {
    is.presses_at_home(it.who, "Retrospective");
    is.presses(it.who, it.who, "Markdown");
}

/// The form asks for all that was said behind the verb, as one text.
auto text_at_home(std::string label, std::string field) {
    return [=](by_hand& is, const said& it) {
        is.presses_at_home(it.who, label);
        is.fills_in(it.who, {{field, it.rest()}});
    };
}
auto text_on_message(std::string where, std::string label, std::string field) {
    return [=](by_hand& is, const said& it) {
        is.presses(it.who, where, label);
        is.fills_in(it.who, {{field, it.rest()}});
    };
}

void have_an_idea(by_hand& is, const said& it) {
    is.presses(it.who, "CINC", "An idea");
    is.fills_in(
        it.who, {{"text", "a circuit breaker in front of the mail service"}, {"owner", marked_in(it.words, "")}});
}

const values autumn_storm{{"name", "Autumn storm"}, {"env", "staging"},
    {"procedure", "Name an incident lead, keep a timeline, fix or roll back"},
    {"link", "https://wiki.example.com/runbook"}, {"incident", "#incidents"}, {"agents", "#chaos-agents"},
    {"stakeholders", "#company-news"}, {"zone", "Europe/Berlin"}, {"date", "2026-11-24"}, {"from", "10:00"},
    {"last-start", "12:00"}, {"wind-down", "12:30"}, {"until", "13:00"}, {"as-agents", "UADA UBO"}};
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
        {"people ", take_in_a_team},
        {"add Mail ", form_at_home("New card", mail)},
        {"add Monitoring ", form_at_home("New card", monitoring)},
        {"add A certificate ", form_at_home("New card", certificate)},
        {"add The on-call phone ", form_at_home("New card", phone)},
        {"add", at_home("New card"), true},
        {"card 4 ", form_at_home("Edit", certificate_mended, "card 4 edit")},
        {"ready ", same_at_home("Ready")},
        {"check", at_home("Check"), true},
        {"status", [](by_hand& is, const said& it) { is.looks_at_home(it.who); }, true},
        {"start 5 ",
            [](by_hand&, const said&) {}},  // not ready: it is offered nowhere, and leaves no fact if it is typed
        {"start ", start},
        {"skip ", skip},
        {"seen ", see},
        {"log 1 10:06 ", form_at_home("Log a note", noted)},
        {"board", on_message("GAGENTS", "Board"), true},
        {"stop ", stop},
        {"resolved ", at_home("It is over")},
        {"rolled-back ", same_at_home("Rolled back")},
        {"change ", change},
        {"waive ", waive},
        {"hold ", text_at_home("Hold", "why")},
        {"tie 1 1", form_at_home("Tie a failure", {{"sighting", "1"}, {"card", "1"}}), true},
        {"is-it-us ", text_at_home("Is it us?", "symptom")},
        {"stop-all ", text_at_home("Stop everything, and say why", "why")},
        {"real ", text_on_message("CINC", "It is a real incident", "what")},
        {"remind neutral every 35m", space_neutral, true},
        {"extend ", extend},
        {"resume yes ", resume},
        {"resume", at_home("Resume"), true},
        {"end", at_home("End the day"), true},
        {"reveal", on_message("UFAY", "Reveal all"), true},
        {"learned ", text_on_message("CINC", "What I learnt", "text")},
        {"improve ", text_on_message("CINC", "What to do better", "text")},
        {"idea ", have_an_idea},
        {"retro", on_message("UFAY", "Retrospective"), true},
        {"export md", export_as_markdown, true},
        {"done ", on_message("UFAY", "Done")},
        {"close", at_home("Close the day"), true},
    };
    return all;
}

}  // namespace

void by_hand::say(const std::string& who, const std::string& where, const std::string& words) {
    const std::string name = "/chaos ";
    if (!words.starts_with(name)) {
        in_.say(who, where, words);
        return;
    }
    const auto command = words.substr(name.size());
    const auto instead = std::ranges::find_if(deeds(),
        [&](const deed& each) { return each.is_whole ? command == each.begins : command.starts_with(each.begins); });
    if (instead == deeds().end()) throw std::runtime_error("nobody has said how this is done by hand: " + words);
    instead->instead(*this, {who, command});
    ++pressed;
    in_.pass(workplace::pause);
}

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
