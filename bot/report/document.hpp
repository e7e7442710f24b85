// The report as blocks, before it is Markdown or HTML: what is told, not how it looks. Values stay apart from markup,
// as they do in a message.
#pragma once

#include "picture/drawing.hpp"
#include "speech/named.hpp"

namespace bot::report {

struct section {
    int level = 1;  ///< 1 is the report's own title
    speech::line said;
    std::string anchor;  ///< links lead to it
};
struct prose {
    speech::line said;
};
struct list {
    std::vector<speech::line> each;
};
/// The first column of each row names it.
struct table {
    std::vector<std::string> columns;
    std::vector<std::vector<speech::line>> rows;
};
struct picture_of_day {
    picture::drawing drawn;
    std::vector<picture::drawing> on_paper;  ///< the same, a sheet each
};

using block = std::variant<section, prose, list, table, picture_of_day>;

struct document {
    std::string title;
    std::vector<block> body;
};

/// A document in the making; what is empty adds nothing.
class pages {
public:
    explicit pages(std::string title) { made_.title = std::move(title); }

    pages& titled(int level, speech::line said, std::string anchor = {}) {
        made_.body.emplace_back(section{level, std::move(said), std::move(anchor)});
        return *this;
    }
    pages& says(speech::line said) {
        if (!said.empty()) made_.body.emplace_back(prose{std::move(said)});
        return *this;
    }
    pages& lists(std::vector<speech::line> each) {
        if (!each.empty()) made_.body.emplace_back(list{std::move(each)});
        return *this;
    }
    pages& shows(table it) {
        if (!it.rows.empty()) made_.body.emplace_back(std::move(it));
        return *this;
    }
    pages& shows(picture_of_day it) {
        made_.body.emplace_back(std::move(it));
        return *this;
    }
    document done() { return std::move(made_); }

private:
    document made_;
};

/// The same with people by name.
document named(document it, const speech::names& by);

/// Reads well in a wiki. `picture` is a link to the picture's file; empty: it is left out.
std::string markdown(const document& it, std::string_view picture);

/// One page that needs nothing but itself: light, dark, on paper and on a phone.
std::string html(const document& it);

}  // namespace bot::report
