// Trello's export of a board. Source: the REST API's objects Board, List, Card, Checklist, Member, Attachment,
// CustomField, Action (developer.atlassian.com).
#include "intake/boards.hpp"
#include "intake/fields.hpp"
#include "intake/json_lines.hpp"
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
    explicit board_reader(const json& board) : board_(board) {
        for (const auto& each : list_in(board, "members")) members_[text_in(each, "id")] = text_in(each, "username");
        for (const auto& each : list_in(board, "lists"))
            if (is_closed(each)) closed_lists_.insert(text_in(each, "id"));
        for (const auto& each : list_in(board, "checklists")) checklists_[text_in(each, "idCard")].push_back(&each);
        for (const auto& each : list_in(board, "customFields")) custom_fields_[text_in(each, "id")] = &each;
        for (const auto& each : list_in(board, "actions"))
            if (text_in(each, "type") == "commentCard")
                comments_[text_in(object_in(object_in(each, "data"), "card"), "id")].push_back(&each);
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
        const auto line = line_of(it);
        if (is_closed(it) || closed_lists_.contains(text_in(it, "idList")))
            return leave(line, fmt::format("\"{}\" is archived.", in_short(name)));
        if (made_.each.size() == most_cards)
            return leave(line, fmt::format("\"{}\": a plan has {} cards at most.", in_short(name), most_cards));
        card made;
        made.line = line;
        take(made, field::title, name, made_.not_read);
        take_description(made, text_in(it, "desc"));
        for (const auto& label : list_in(it, "labels")) take_label(made, label);
        for (const auto& member : list_in(it, "idMembers")) take_member(made, member);
        for (const auto* list : checklists_[text_in(it, "id")]) take_checklist(made, *list);
        for (const auto& item : list_in(it, "customFieldItems")) take_custom_field(made, item);
        leave_the_rest(it, in_short(name));
        complete(made, made_.not_read);
        made_.each.push_back(std::move(made));
    }

    static std::string in_short(const std::string& text) { return speech::shortened(text, 60); }

    void leave(std::size_t line, std::string what) { made_.not_read.push_back({line, std::move(what)}); }

    /// What people put on a card and no plan has a place for.
    void leave_the_rest(const json& it, const std::string& name) {
        for (const auto* date : {"start", "due"})
            if (const auto said = text_in(it, date); !said.empty())
                leave(line_of(it), fmt::format("\"{}\": its {} date ({}) was left out: a card has none, its day has.",
                                       name, date, in_short(said)));
        for (const auto& each : list_in(it, "attachments"))
            leave(line_of(each), fmt::format("\"{}\": the attachment \"{}\" ({}) was left out.", name,
                                     in_short(text_in(each, "name")), speech::shortened(text_in(each, "url"), 200)));
        for (const auto* each : comments_[text_in(it, "id")])
            leave(line_of(*each), fmt::format("\"{}\": the comment \"{}\" was left out.", name,
                                      in_short(text_in(object_in(*each, "data"), "text"))));
    }

    void take_label(card& to, const json& label) {
        if (const auto team = text_in(label, "name"); !team.empty())
            take(to, field::teams, team, made_.not_read);
        else
            leave(to.line, fmt::format("A label ({}) without a name was left out: a label is a team.",
                               in_short(text_in(label, "color"))));
    }

    void take_member(card& to, const json& member) {
        const auto found = members_.find(plain_text(member));
        if (found != members_.end())
            take(to, field::owner, found->second, made_.not_read);
        else
            leave(to.line,
                fmt::format("\"{}\" is no member of the board: say who owns the card.", in_short(plain_text(member))));
    }

    /// The choice of a list, or what was filled in: {"text": …}, {"number": "3"}, {"date": …}, {"checked": "true"}.
    static std::string value_of(const json& item, const json& definition) {
        const auto choice = text_in(item, "idValue");
        for (const auto& each : list_in(definition, "options"))
            if (!choice.empty() && text_in(each, "id") == choice) return text_in(object_in(each, "value"), "text");
        for (const auto* kind : {"text", "number", "date"})
            if (auto said = text_in(object_in(item, "value"), kind); !said.empty()) return said;
        const auto ticked = text_in(object_in(item, "value"), "checked");
        return ticked == "true" ? "yes" : ticked == "false" ? "no" : "";
    }

    void take_custom_field(card& to, const json& item) {
        const auto known = custom_fields_.find(text_in(item, "idCustomField"));
        const auto& definition = known != custom_fields_.end() ? *known->second : object_in(item, "");
        const auto name = text_in(definition, "name"), said = value_of(item, definition);
        if (const auto as = field_named(name))
            take(to, *as, said, made_.not_read);
        else
            leave(line_of(item),
                fmt::format("The custom field \"{}\" ({}) is no field of a card.", in_short(name), in_short(said)));
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
            leave(to.line, fmt::format("\"{}\" stands under no heading that a card has.", in_short(lost)));
    }

    void take_checklist(card& to, const json& list) {
        const auto as = field_named(text_in(list, "name"));
        if (!as)
            return leave(line_of(list),
                fmt::format("The checklist \"{}\" is no field of a card.", in_short(text_in(list, "name"))));
        std::vector<const json*> items;
        for (const auto& each : list_in(list, "checkItems"))
            if (each.is_object()) items.push_back(&each);
        std::ranges::stable_sort(items, {}, [](const json* it) { return position_of(*it); });
        for (const auto* each : items) take(to, *as, text_in(*each, "name"), made_.not_read);
    }

    const json& board_;
    std::map<std::string, std::string> members_;
    std::set<std::string> closed_lists_;
    std::map<std::string, const json*> custom_fields_;
    std::map<std::string, std::vector<const json*>> checklists_, comments_;
    cards made_;
};

}  // namespace

cards read_trello(const json& board) { return board_reader(board).read(); }

}  // namespace bot::intake
