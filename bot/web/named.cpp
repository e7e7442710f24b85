#include "web/named.hpp"

namespace bot::web {

namespace {

void put_names(speech::line& in, const names& by) {
    for (auto& each : in) {
        if (const auto* who = std::get_if<speech::person>(&each))
            each = speech::text{.said = by.person(who->who), .strong = true};
        else if (const auto* where = std::get_if<speech::channel>(&each))
            each = speech::text{.said = "#" + by.channel(where->which), .strong = true};
    }
}

struct name_giver {
    const names& by;

    void operator()(speech::paragraph& it) const { put_names(it.said, by); }
    void operator()(speech::heading& it) const { put_names(it.said, by); }
    void operator()(speech::entry& it) const { put_names(it.said, by); }
    void operator()(speech::items& it) const {
        for (auto& each : it.each) put_names(each, by);
    }
    void operator()(speech::code_block&) const {}
    void operator()(speech::divider&) const {}
};

}  // namespace

speech::message named(speech::message it, const names& by) {
    for (auto& each : it.body) std::visit(name_giver{by}, each);
    return it;
}

}  // namespace bot::web
