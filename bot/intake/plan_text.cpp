#include "intake/cards.hpp"
#include "speech/card_texts.hpp"

#include <fmt/format.h>
#include <iterator>

namespace bot::intake {

namespace {

/// A basic string of TOML 1.0.
std::string basic_string(std::string_view text) {
    std::string made = "\"";
    for (const char each : text) {
        if (each == '"' || each == '\\')
            made += std::string("\\") + each;
        else if (each == '\n')
            made += "\\n";
        else if (each == '\t')
            made += "\\t";
        else if (static_cast<unsigned char>(each) < 0x20 || each == 0x7F)
            made += fmt::format("\\u{:04X}", static_cast<unsigned>(each));
        else
            made += each;
    }
    return made + '"';
}

/// One line, whatever was in it.
std::string comment(std::string_view text) {
    std::string made;
    for (const char each : text) made += static_cast<unsigned char>(each) < 0x20 || each == 0x7F ? ' ' : each;
    return made;
}

class writer {
public:
    void card(std::size_t number, const day::card_plan& it) {
        put("\n[[card]]\nnumber = {}\n", number);
        for (const auto& each : speech::card_texts) text(each.in_file, it.*each.text);
        list("rollback", it.rollback);
        if (it.rollback_estimate) put("estimate = \"{}m\"\n", it.rollback_estimate->count());
        if (it.owner) text("owner", "@" + it.owner->id);
        list("teams", it.teams);
        if (it.alone) put("alone = true\n");
        if (it.planned) put("planned = \"{}m\"\n", it.planned->count());
    }
    void not_read(const left_out& it) { put("# line {}: {}\n", it.line, comment(it.what)); }

    std::string done() { return std::move(out_); }

private:
    template <class... Values>
    void put(fmt::format_string<Values...> form, Values&&... values) {
        fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
    }
    void text(std::string_view key, const std::string& value) {
        if (!value.empty()) put("{} = {}\n", key, basic_string(value));
    }
    void list(std::string_view key, const auto& values) {
        if (values.empty()) return;
        put("{} = [\n", key);
        for (const auto& each : values) put("    {},\n", basic_string(each));
        put("]\n");
    }

    std::string out_;
};

}  // namespace

std::string plan_text(const cards& it) {
    writer out;
    for (const auto& each : it.not_read) out.not_read(each);
    std::size_t number = 0;
    for (const auto& each : it.each) out.card(++number, each.plan);
    return out.done();
}

}  // namespace bot::intake
