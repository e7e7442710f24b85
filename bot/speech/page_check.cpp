#include "speech/page_check.hpp"

#include "speech/markdown.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace bot::speech {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

std::size_t lines_in(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

std::string shown(std::string_view sign, std::string_view name) { return fmt::format("{{{{{}{}}}}}", sign, name); }

/// Walks over the tags of a template, with the sections that are open around each.
class checking {
public:
    checking(const std::string& file, std::size_t line, const vocabulary& known)
        : file_(file), line_(line), known_(known) {}

    checked_names over(std::string_view body) {
        while (!body.empty()) {
            const auto tag = body.find("{{");
            plain(body.substr(0, tag));
            if (tag == std::string_view::npos) break;
            body.remove_prefix(tag + 2);
            const auto end = body.find("}}");
            if (end == std::string_view::npos || body.substr(0, end).contains('\n')) {
                fault(line_, "a name begins with {{ and has no }} on the same line: add it");
                continue;
            }
            one_tag(body.substr(0, end));
            body.remove_prefix(end + 2);
        }
        finish();
        return std::move(found_);
    }

private:
    struct section {
        std::string of;
        std::size_t line;
        const std::vector<name>* inner;  ///< the names of each entry of a list
    };

    void plain(std::string_view text) {
        if (const auto at = find_placeholder(text); at != std::string_view::npos)
            fault(line_ + lines_in(text.substr(0, at)),
                "a character of Unicode's private plane 15 stands here: values are marked by those, remove it");
        line_ += lines_in(text);
        found_.markdown += text;
    }

    void one_tag(std::string_view inside) {
        inside = trimmed(inside);
        const char sign = inside.empty() ? ' ' : inside.front();
        if (sign == '!') return;
        if (sign == '{' || sign == '&' || sign == '>' || sign == '=')
            return fault(line_, fmt::format("\"{}\" is not used here: values go in as {}, parts as {} … {}",
                                    shown("", inside), shown("", "name"), shown("#", "name"), shown("/", "name")));
        if (sign != '#' && sign != '^' && sign != '/') return value(inside);
        const auto name = trimmed(inside.substr(1));
        sign == '/' ? close(name) : open(sign, name);
    }

    void value(std::string_view named) {
        found_.markdown += placeholder(0);
        if (const auto* it = known(named); it && it->of != name::kind::value)
            fault(line_,
                fmt::format("\"{}\" is {}: write {} … {}", named, it->of == name::kind::list ? "a list" : "a yes or no",
                    shown("#", named), shown("/", named)));
    }

    void open(char sign, std::string_view named) {
        const auto* it = known(named);
        open_.push_back({std::string(named), line_, it && sign == '#' ? &it->of_each : nullptr});
    }

    void close(std::string_view named) {
        if (open_.empty() || open_.back().of != named)
            return fault(line_, open_.empty() ? fmt::format("{} closes nothing: remove it", shown("/", named))
                                              : fmt::format("{} stands where {} (opened on line {}) is to be closed",
                                                    shown("/", named), shown("/", open_.back().of), open_.back().line));
        open_.pop_back();
    }

    const name* known(std::string_view named) {
        used_.insert(std::string(named));
        for (auto around = open_.rbegin(); around != open_.rend(); ++around)
            if (around->inner)
                if (const auto* it = among(*around->inner, named)) return it;
        if (const auto* it = among(known_.names, named)) return it;
        const auto all = all_names();
        const auto near = nearest(named, std::vector<std::string_view>(all.begin(), all.end()));
        fault(line_, fmt::format("there is no \"{}\" here{}: the names are {}", named,
                         near.empty() ? "" : fmt::format(" (did you mean {}?)", shown("", near)), listed(all)));
        return nullptr;
    }

    static const name* among(const std::vector<name>& names, std::string_view named) {
        static const name whether_any{.is = "", .of = name::kind::flag, .of_each = {}};
        for (const auto& each : names) {
            if (each.is == named) return &each;
            if (each.of == name::kind::list && any_of(each.is) == named) return &whether_any;
        }
        return nullptr;
    }

    std::vector<std::string> all_names() const {
        std::vector<std::string> all;
        for (const auto& around : open_)
            if (around.inner)
                for (const auto& each : *around.inner) all.push_back(each.is);
        for (const auto& each : known_.names) all.push_back(each.is);
        return all;
    }

    void finish() {
        for (const auto& each : open_)
            fault(each.line,
                fmt::format("{} is never closed: write {} where it ends", shown("#", each.of), shown("/", each.of)));
        for (const auto& each : known_.must)
            if (!used_.contains(each))
                fault(0,
                    fmt::format("\"{}\" is not used, and this message must tell it: put in {}", each, shown("", each)));
    }

    void fault(std::size_t line, std::string what) { found_.faults.push_back({file_, line, std::move(what)}); }

    std::string file_;
    std::size_t line_;
    const vocabulary& known_;
    std::vector<section> open_;
    std::set<std::string> used_;
    checked_names found_;
};

}  // namespace

checked_names check_names(
    const std::string& file, std::string_view body, std::size_t first_line, const vocabulary& known) {
    return checking(file, first_line, known).over(body);
}

}  // namespace bot::speech
