// Trello's export of a board. Source: the REST API's objects Board, List, Card, Checklist, Member
// (developer.atlassian.com).
#include "intake/boards.hpp"
#include "intake/fields.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace bot::intake {

namespace {

using nlohmann::json;

bool is_closed(const json& it) {
    const auto found = it.find("closed");
    return found != it.end() && found->is_boolean() && found->get<bool>();
}

double position_of(const json& it) {
    const auto found = it.find("pos");
    return found != it.end() && found->is_number() ? found->get<double>() : 0;
}

class board_reader {
public:
    board_reader(const json& board, std::string_view text) : board_(board), text_(text) {
        for (const auto& each : list_in(board, "members")) members_[text_in(each, "id")] = text_in(each, "username");
        for (const auto& each : list_in(board, "lists"))
            if (is_closed(each)) closed_lists_.insert(text_in(each, "id"));
        for (const auto& each : list_in(board, "checklists")) checklists_[text_in(each, "idCard")].push_back(&each);
    }

    cards read() {
        std::vector<const json*> all;
        for (const auto& each : list_in(board_, "cards"))
            if (each.is_object()) all.push_back(&each);
        std::ranges::stable_sort(all, {}, [](const json* it) { return position_of(*it); });
        for (const auto* each : all) read_one(*each);
        return std::move(made_);
    }

private:
    void read_one(const json& it) {
        const auto name = text_in(it, "name");
        const auto line = line_with(text_in(it, "id"));
        if (is_closed(it) || closed_lists_.contains(text_in(it, "idList")))
            return leave(line, fmt::format("\"{}\" is archived.", speech::shortened(name, 60)));
        if (made_.each.size() == most_cards)
            return leave(
                line, fmt::format("\"{}\": a plan has {} cards at most.", speech::shortened(name, 60), most_cards));
        card made;
        made.line = line;
        take(made, field::title, name, made_.not_read);
        take_description(made, text_in(it, "desc"));
        for (const auto& label : list_in(it, "labels"))
            take(made, field::teams, text_in(label, "name"), made_.not_read);
        for (const auto& member : list_in(it, "idMembers")) take_member(made, member);
        for (const auto* list : checklists_[text_in(it, "id")]) take_checklist(made, *list);
        complete(made, made_.not_read);
        made_.each.push_back(std::move(made));
    }

    /// Where the object of that id stands, as exports are written: in one line or indented.
    std::size_t line_with(const std::string& id) const {
        return std::max(
            line_of(text_, fmt::format(R"("id": "{}")", id)), line_of(text_, fmt::format(R"("id":"{}")", id)));
    }

    void leave(std::size_t line, std::string what) { made_.not_read.push_back({line, std::move(what)}); }

    void take_member(card& to, const json& member) {
        const auto found = member.is_string() ? members_.find(member.get<std::string>()) : members_.end();
        if (found != members_.end()) take(to, field::owner, found->second, made_.not_read);
    }

    /// Headings of the template, in whatever way they were marked; what stands under none is not taken over.
    void take_description(card& to, const std::string& text) {
        std::optional<field> under;
        std::string said, lost;
        const auto close = [&] {
            if (under) take(to, *under, said, made_.not_read);
            if (!under) lost += (lost.empty() ? "" : " ") + said.substr(0, said.find_last_not_of('\n') + 1);
            said.clear();
        };
        for (const auto& each : speech::lines_of({text, {}})) {
            const auto colon = each.text.find(':');
            const auto heading = field_named(each.text.substr(0, colon));
            if (heading) {
                close();
                under = heading;
                if (colon != std::string::npos) said = each.text.substr(colon + 1) + "\n";
            } else {
                said += each.text + "\n";
            }
        }
        close();
        if (!lost.empty())
            leave(to.line, fmt::format("\"{}\" stands under no heading that a card has.", speech::shortened(lost, 60)));
    }

    void take_checklist(card& to, const json& list) {
        const auto as = field_named(text_in(list, "name"));
        if (as != field::rollback)
            return leave(to.line, fmt::format("The checklist \"{}\" is no field of a card.",
                                      speech::shortened(text_in(list, "name"), 60)));
        std::vector<const json*> items;
        for (const auto& each : list_in(list, "checkItems"))
            if (each.is_object()) items.push_back(&each);
        std::ranges::stable_sort(items, {}, [](const json* it) { return position_of(*it); });
        for (const auto* each : items) take(to, field::rollback, text_in(*each, "name"), made_.not_read);
    }

    const json& board_;
    std::string_view text_;
    std::map<std::string, std::string> members_;
    std::set<std::string> closed_lists_;
    std::map<std::string, std::vector<const json*>> checklists_;
    cards made_;
};

}  // namespace

cards read_trello(const json& board, std::string_view text) { return board_reader(board, text).read(); }

}  // namespace bot::intake
