#include "report/csv.hpp"

#include "clock/zones.hpp"
#include "speech/card_words.hpp"
#include "speech/names.hpp"

#include <array>
#include <fmt/format.h>

namespace bot::report {

namespace {

/// Every row has these cells; what does not fit a row stays empty.
struct cells {
    std::string kind, number, card, from, to, minutes, who, team, what, why, outcome, to_detect, to_respond, to_recover,
        to_roll_back;
};
constexpr std::array columns{&cells::kind, &cells::number, &cells::card, &cells::from, &cells::to, &cells::minutes,
    &cells::who, &cells::team, &cells::what, &cells::why, &cells::outcome, &cells::to_detect, &cells::to_respond,
    &cells::to_recover, &cells::to_roll_back};
constexpr std::string_view heading =
    "kind,number,card,from,to,minutes,who,team,what,why,outcome,minutes to detect,minutes to respond,"
    "minutes to recover,minutes to roll back\r\n";

/// A spreadsheet takes a cell that begins like this for a formula (OWASP, "CSV Injection"); an apostrophe makes it
/// text. One that parts cells by semicolons or tabs does not know our quotes within a cell: what follows such a
/// character begins a cell there. Nor does anybody know which of them drops a control character.
std::string harmless(std::string_view cell) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
    std::string made;
    bool begins = true;
    for (const char each : cell) {
        if (begins && std::string_view("=+-@|").contains(each)) made += '\'';
        if (begins && made.empty() && is_control(each)) made += '\'';
        begins = is_control(each) || std::string_view(",;").contains(each) ||
                 (begins && std::string_view(" \"'").contains(each));
        made += each;
    }
    return made;
}

/// RFC 4180.
std::string in_quotes(std::string_view said) {
    const auto cell = harmless(said);
    if (cell.find_first_of(",\"\r\n;") == std::string::npos) return cell;
    std::string made = "\"";
    for (const char each : cell) made += each == '"' ? std::string("\"\"") : std::string(1, each);
    return made + '"';
}

template <class No>
std::string number(const No& no) {
    return std::to_string(no.value);
}
std::string minutes(std::chrono::milliseconds span) {
    return fmt::format("{:.1f}", std::chrono::duration<double, std::ratio<60>>(span).count());
}
std::string minutes(const std::optional<std::chrono::milliseconds>& span) { return span ? minutes(*span) : ""; }

class sheet {
public:
    sheet(const day::setup& plan, const speech::names& by) : plan_(plan), by_(by) { out_ += heading; }

    void row(const cells& it) {
        for (std::size_t at = 0; at < columns.size(); ++at) {
            if (at > 0) out_ += ',';
            out_ += in_quotes(it.*columns[at]);
        }
        out_ += "\r\n";
    }

    /// "2026-11-24 09:30", on the clocks of the day's zone: what a spreadsheet takes for a time.
    std::string at(day::instant when) const {
        const auto local = clock::to_local(when, plan_.zone);
        return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(local.date.year()),
            static_cast<unsigned>(local.date.month()), static_cast<unsigned>(local.date.day()),
            local.time_of_day.count() / 60, local.time_of_day.count() % 60);
    }
    std::string at(const std::optional<day::instant>& when) const { return when ? at(*when) : ""; }

    std::string who(const day::person_id& it) const {
        if (it.is_bot()) return "chaosday";
        return by_.person ? by_.person(it) : it.id;
    }
    /// With people by name.
    std::string plain(speech::line it) const { return speech::plain(speech::named(std::move(it), by_)); }

    /// Both ends and the length of a stretch.
    cells stretch(std::string kind, day::instant from, const std::optional<day::instant>& to) const {
        cells made;
        made.kind = std::move(kind);
        made.from = at(from);
        made.to = at(to);
        if (to) made.minutes = minutes(*to - from);
        return made;
    }

    /// With the mark by which spreadsheets know UTF-8.
    std::string done() { return "\xEF\xBB\xBF" + std::move(out_); }

private:
    const day::setup& plan_;
    const speech::names& by_;
    std::string out_;
};

void add(sheet& to, const day::sighting& it, const std::string& card) {
    auto row = to.stretch("failure", it.seen, it.resolved);
    row.number = number(it.no);
    row.card = card;
    row.who = to.who(it.by);
    row.team = it.team;
    row.what = it.what;
    to.row(row);
}

void add_public(sheet& to, const day::public_day& day) {
    for (const auto& each : day::windows_of(day)) {
        auto row = to.stretch("window planned", each.planned.opens.at, each.planned.ends.at);
        to.row(row);
        if (each.opened) to.row(to.stretch("window", *each.opened, each.ended));
    }
    for (const auto& each : day::standstills_of(day)) {
        auto row = to.stretch(each.real ? "real incident" : "stop-all", each.from, each.to);
        row.what = each.what;
        to.row(row);
    }
}

void add(sheet& to, const day::card_story& it) {
    cells row;
    row.kind = "experiment";
    row.number = row.card = number(it.line.no);
    row.what = it.line.title;
    row.who = it.line.owner ? to.who(*it.line.owner) : "";
    for (const auto& team : it.plan.teams) row.team += (row.team.empty() ? "" : " ") + team;
    row.outcome = speech::name_of(it.line.where);
    row.to_detect = minutes(it.to_detect);
    row.to_respond = minutes(it.to_respond);
    row.to_recover = minutes(it.to_recover);
    row.to_roll_back = minutes(it.to_roll_back);
    to.row(row);
    for (const auto& each : it.runs) {
        auto run = to.stretch("run", each.started, each.stopped);
        run.card = number(it.line.no);
        run.who = to.who(each.by);
        run.outcome = each.resolved ? speech::name_of(*each.resolved) : std::string_view();
        if (each.stopped && each.rolled_back) run.to_roll_back = minutes(*each.rolled_back - *each.stopped);
        to.row(run);
    }
    for (const auto& each : it.sightings) add(to, each, number(it.line.no));
}

void add(sheet& to, const day::agents_day& of, const day::note& it) {
    cells row;
    row.kind = speech::is_free_text(it) ? "note" : "act";
    row.number = number(it.no);
    row.card = it.card ? number(*it.card) : "";
    row.from = to.at(it.happened);
    row.who = to.who(it.who);
    row.what = speech::is_free_text(it) ? it.text : to.plain(speech::note_in_words(of, it));
    row.why = it.why;
    to.row(row);
}

void add(sheet& to, const day::change& it) {
    auto row = to.stretch("change", it.opened, it.restored);
    row.number = number(it.no);
    row.who = to.who(it.by);
    row.what = it.what;
    row.why = it.why;
    row.outcome = it.restored ? "restored" : "never restored";
    to.row(row);
}

void add(sheet& to, const day::lesson& it) {
    cells row;
    row.kind = speech::name_of(it.kind);
    row.from = to.at(it.at);
    row.who = to.who(it.by);
    row.what = it.text;
    row.outcome = it.owner ? "considered later by " + to.who(*it.owner) : "";
    to.row(row);
}

}  // namespace

std::string csv_of(const report::past& day, const edition& as) {
    const auto& past = day.it;
    sheet to(day.plan(), as.by);
    add_public(to, day::public_day(day.of.day()));
    for (const auto& each : past.cards) add(to, each);
    for (const auto& each : past.untied) add(to, each, "");
    for (const auto& each : past.changes) add(to, each);
    for (const auto& each : past.timeline) add(to, day.of, each);
    for (const auto* all : {&past.learned, &past.improvements, &past.ideas})
        for (const auto& each : *all) add(to, each);
    return to.done();
}

std::string csv_of(const day::public_day& day, const edition& as) {
    sheet to(day.plan(), as.by);
    add_public(to, day);
    for (const auto& [no, each] : day.open().revealed) {
        cells row;
        row.kind = "experiment";
        row.number = row.card = number(no);
        row.what = each.title;
        to.row(row);
    }
    for (const auto& [no, each] : day.open().sightings) add(to, each, "");
    return to.done();
}

}  // namespace bot::report
