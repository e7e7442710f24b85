#include "record/described_books.hpp"
#include "record/read_spelling.hpp"
#include "record/spelling.hpp"

namespace bot::record {

void spell_state(std::string& out, const day::state& known) { spell(out, known); }

std::expected<day::state, std::string> state_in(const boost::json::value& object, const char* name) {
    try {
        day::state it;
        const spot top;
        const auto* found = member_of(object, name);
        if (found == nullptr) top.expected("an object with a state", object);
        read(*found, it, spot{&top, name});
        return it;
    } catch (const misspelling& wrong) { return std::unexpected(wrong.what()); }
}

}  // namespace bot::record
