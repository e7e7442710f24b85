#include "speech/named.hpp"

#include "speech/say.hpp"

namespace bot::speech {

namespace {

struct name_giver {
    const names& by;

    void operator()(paragraph& it) const { put(it.said); }
    void operator()(heading& it) const { put(it.said); }
    void operator()(entry& it) const { put(it.said); }
    void operator()(items& it) const {
        for (auto& each : it.each) put(each);
    }
    void operator()(code_block&) const {}
    void operator()(divider&) const {}

private:
    void put(line& in) const { in = named(std::move(in), by); }
};

}  // namespace

line named(line it, const names& by) {
    for (auto& each : it) {
        if (const auto* who = std::get_if<person>(&each); who && by.person)
            each = strong(who->who.is_bot() ? "chaosday" : by.person(who->who));
        else if (const auto* where = std::get_if<channel>(&each); where && by.channel)
            each = strong("#" + by.channel(where->which));
    }
    return it;
}

message named(message it, const names& by) {
    for (auto& each : it.body) std::visit(name_giver{by}, each);
    return it;
}

}  // namespace bot::speech
