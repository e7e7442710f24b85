#include "report/document.hpp"

namespace bot::report {

namespace {

struct name_giver {
    const speech::names& by;

    void operator()(section& it) const { put(it.said); }
    void operator()(prose& it) const { put(it.said); }
    void operator()(list& it) const {
        for (auto& each : it.each) put(each);
    }
    void operator()(table& it) const {
        for (auto& row : it.rows)
            for (auto& each : row) put(each);
    }
    void operator()(picture_of_day&) const {}

private:
    void put(speech::line& in) const { in = speech::named(std::move(in), by); }
};

}  // namespace

document named(document it, const speech::names& by) {
    for (auto& each : it.body) std::visit(name_giver{by}, each);
    return it;
}

}  // namespace bot::report
