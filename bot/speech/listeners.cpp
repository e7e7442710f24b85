#include "speech/listeners.hpp"

#include <map>

namespace bot::speech {

listener listener_for(std::string_view verb) {
    namespace are = listening;
    static const std::map<std::string_view, listener> by_verb{{"seen", are::seen}, {"resolved", are::resolved},
        {"stop-all", are::stop_all}, {"real", are::real}, {"learned", are::learned}, {"improve", are::improve},
        {"idea", are::idea}, {"status", are::status}, {"link", are::link}, {"help", are::help}, {"board", are::board},
        {"add", are::add}, {"card", are::card}, {"ready", are::ready}, {"start", are::start}, {"stop", are::stop},
        {"rolled-back", are::rolled_back}, {"skip", are::skip}, {"waive", are::waive}, {"reveal", are::reveal},
        {"log", are::log}, {"keep", are::keep}, {"amend", are::amend}, {"undo", are::undo}, {"change", are::change},
        {"restored", are::restored}, {"drawn-in", are::drawn_in}, {"tie", are::tie}, {"is-it-us", are::is_it_us},
        {"load", are::load}, {"timeline", are::timeline}, {"retro", are::retro}, {"export", are::export_record},
        {"facilitator", are::facilitator}, {"new", are::new_day}, {"edit", are::edit}, {"clone", are::clone},
        {"people", are::people}, {"plan", are::plan}, {"check", are::check}, {"kickoff", are::kickoff},
        {"limit", are::limit}, {"hold", are::hold}, {"resume", are::resume}, {"extend", are::extend},
        {"wind-down", are::wind_down}, {"end", are::end}, {"remind", are::remind}, {"done", are::done},
        {"tick", are::tick}, {"close", are::close}, {"cancel", are::cancel}};
    const auto found = by_verb.find(verb);
    return found == by_verb.end() ? nullptr : found->second;
}

}  // namespace bot::speech
