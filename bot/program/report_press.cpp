#include "program/report_press.hpp"

#include "crew/aside.hpp"
#include "program/noted_names.hpp"
#include "report/file.hpp"
#include "speech/report.hpp"

namespace bot::program {

namespace net = boost::asio;

namespace {

/// What one printing needs; nothing of it belongs to anybody else.
struct order {
    day::chaos_day day;
    report::edition as;
    report_press::painting paint;
};
struct printed {
    std::vector<chat::enclosure> all;
    std::string trouble;  ///< of the picture
};

bool tells_of_the_end(const auto& to) { return std::holds_alternative<day::agents_end>(to.news); }

/// To the agents' channel; while that is not safe, to each of those who are written to instead.
bool brings_report(const day::announcement& it, const day::chaos_day& day) {
    if (const auto* all = std::get_if<day::for_agents>(&it.to)) return tells_of_the_end(*all);
    const auto* one = std::get_if<day::for_one>(&it.to);
    return one && tells_of_the_end(*one) && day.secret.channel_unsafe;
}

day::agents_day view_of(const day::chaos_day& day) { return *day::agents_view(day, day.open.facilitator); }

printed print(const order& it) {
    const report::teller of(view_of(it.day), it.as);
    printed made;
    auto page = of.told(report::format::html);
    auto stem = page.name.substr(0, page.name.rfind('.'));
    made.all.push_back({"report", chat::file{page.name, it.day.plan.name + ": the report", std::move(page.text)}});
    if (auto picture = it.paint(of.picture()))
        made.all.push_back({"picture", chat::file{stem + ".png", it.day.plan.name + ": the day", std::move(*picture)}});
    else
        made.trouble = picture.error();
    return made;
}

}  // namespace

net::awaitable<std::vector<chat::enclosure>> report_press::along(day::announcement with, bool takes_files) {
    std::vector<chat::enclosure> none;
    const auto found = around_.known.days.find(with.id.day);
    if (found == around_.known.days.end() || !brings_report(with, found->second)) co_return none;
    const auto& day = found->second;
    if (!takes_files) {
        none.push_back({"report", speech::retrospective_in_words(view_of(day))});
        co_return none;
    }
    const auto it =
        std::make_shared<const order>(order{day, {around_.time.now(), noted(day, around_.called), {}}, around_.paint});
    auto printing = crew::done_aside(around_.aside, [it] { return print(*it); });
    auto made = co_await std::move(printing);
    if (!made.trouble.empty())
        around_.tell(crew::severity::warning, "the report goes without a picture beside it: " + made.trouble);
    co_return std::move(made.all);
}

net::awaitable<std::optional<chat::file>> report_press::ordered(day::day_id of, day::owed_report what) {
    const auto& day = around_.known.days.at(of);
    const auto as = report::format_named(what.format);
    if (!as || !day::agents_view(day, what.to)) co_return std::nullopt;
    const auto it = std::make_shared<const order>(order{day, {around_.time.now(), noted(day, around_.called), {}}, {}});
    auto printing =
        crew::done_aside(around_.aside, [it, as = *as] { return report::teller(view_of(it->day), it->as).told(as); });
    auto made = co_await std::move(printing);
    co_return chat::file{made.name, made.name, std::move(made.text)};
}

}  // namespace bot::program
