#include "record/read_spelling.hpp"
#include "record/spelling.hpp"

namespace bot::record {

namespace {

/// Members of every fact; no fact may have a member of its own by one of these names.
struct frame {
    std::uint64_t n = 0;
    day::day_id day;
    day::person_id actor;
    day::instant happened, written;
    std::string cause;
};
BOOST_DESCRIBE_STRUCT(frame, (), (n, day, actor, happened, written, cause))

void spell_kind(std::string& out, std::string_view name) {
    out += "\"fact\":";
    speech::write_json_string(out, name);
    out += ',';
}

std::string_view name_of(const day::fact& it) {
    return std::visit(
        [](const auto& book) { return std::visit([]<class T>(const T&) { return spelled_name<T>; }, book); }, it.what);
}

template <class Member>
void spell_member(std::string& out, std::string_view name, const Member& value) {
    out += '"';
    out += name;
    out += "\":";
    spell(out, value);
    out += ',';
}

void read_what(const value& from, day::fact& into, const spot& top) {
    const auto* found = member_of(from, "fact");
    const spot kind{&top, "fact"};
    if (found == nullptr) top.expected("an object with a name in \"fact\"", from);
    const auto name = text_in(*found, "a name", kind);
    day::public_fact in_public;
    day::agents_fact for_agents;
    if (read_alternative(name, from, in_public, top))
        into.what = std::move(in_public);
    else if (read_alternative(name, from, for_agents, top))
        into.what = std::move(for_agents);
    else
        throw misspelling(
            fmt::format("\"{}\" is no fact that this chaosday knows; a newer one may have written it", name));
}

}  // namespace

void spell_open(std::string& out, const day::fact& it) {
    out += '{';
    spell_member(out, "n", it.no);
    spell_kind(out, name_of(it));
    spell_member(out, "day", it.day);
    spell_member(out, "actor", it.who);
    spell_member(out, "happened", it.happened);
    spell_member(out, "written", it.written);
    spell_member(out, "cause", it.cause);
    std::visit(
        [&](const auto& book) { std::visit([&](const auto& each) { spell_members(out, each); }, book); }, it.what);
    out.pop_back();
}

std::expected<day::fact, std::string> fact_of(std::string_view text) {
    json::document line;
    if (auto wrong = line.read(text, deepest)) return std::unexpected(std::move(*wrong));
    try {
        const spot top;
        frame around;
        read_members(line.root(), around, top);
        day::fact it{around.n, around.day, std::move(around.actor), around.happened, around.written,
            std::move(around.cause), {}};
        read_what(line.root(), it, top);
        return it;
    } catch (const misspelling& wrong) { return std::unexpected(wrong.what()); }
}

}  // namespace bot::record
