#include "program/known_names.hpp"

#include "program/text_file.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace bot::program {

using nlohmann::json;

namespace {

constexpr std::size_t longest_file = 4 << 20;

std::string key_of(const auto& it) {
    constexpr std::array<std::string_view, 3> platforms{"room", "slack", "mattermost"};
    return std::string(platforms.at(static_cast<std::size_t>(it.on))) + " " + it.id;
}

std::map<std::string, std::string> names_in(const json& all, const char* which) {
    std::map<std::string, std::string> made;
    const auto found = all.find(which);
    if (found == all.end() || !found->is_object()) return made;
    for (const auto& [id, name] : found->items())
        if (name.is_string()) made[id] = name.get<std::string>();
    return made;
}

bool learn(std::map<std::string, std::string>& known, const auto& ids, const auto& name_of) {
    bool is_news = false;
    for (const auto& each : ids) {
        auto name = name_of(each);
        if (name.empty() || name == each.id) continue;
        auto& before = known[key_of(each)];
        is_news = is_news || before != name;
        before = std::move(name);
    }
    return is_news;
}

}  // namespace

known_names::known_names(const std::filesystem::path& record) : file_(record / "names.json") {
    std::error_code unknown;
    if (!std::filesystem::exists(file_, unknown) && !unknown) return;
    const auto text = read_text(file_, longest_file);
    const auto all = json::parse(text.value_or(""), nullptr, false);
    if (!all.is_object()) {
        trouble_ = file_.string() + ": " + (text ? "these are no names." : text.error()) +
                   " Reports show ids for everybody whose name is not learnt again.";
        return;
    }
    people_ = names_in(all, "people");
    channels_ = names_in(all, "channels");
}

void known_names::keep(const std::set<day::person_id>& people, const std::set<day::channel_id>& channels,
    const speech::names& by, kept_files& in) {
    const bool of_people = learn(people_, people, by.person), of_channels = learn(channels_, channels, by.channel);
    if (!of_people && !of_channels) return;
    if (!trouble_.empty() &&
        !in.put_aside(file_, "a report made later shows the ids of those whose names are not learnt again"))
        return;
    trouble_.clear();
    const json all = {{"people", people_}, {"channels", channels_}};
    in.write(file_, all.dump(1, ' ', false, json::error_handler_t::replace) + "\n",
        "a report made later shows ids instead of names");
}

speech::names known_names::shown() const {
    const auto found_in = [](const by_id& known) {
        return [known](const auto& it) {
            const auto found = known.find(key_of(it));
            return found == known.end() ? it.id : found->second;
        };
    };
    return {found_in(people_), found_in(channels_)};
}

}  // namespace bot::program
