// Plan files by name (`plan load FILE`), and the plans in them.
#pragma once

#include "speech/message.hpp"
#include "speech/parse.hpp"

#include <expected>
#include <functional>
#include <string>
#include <string_view>

namespace bot::desk {

class shelf {
public:
    virtual ~shelf() = default;
    /// The text of the file, or why it can not be had, as a sentence for the asker.
    virtual std::expected<std::string, std::string> read(std::string_view name) = 0;
    /// Whether the asker may know what is in a plan, as far as it can be read, faulty or whole; null: nothing of it
    /// can, so that only what files there are would be told.
    using may_know = std::function<bool(const day::day_plan*, bool is_whole)>;
    /// The plan in it, its people and channels looked up by `around`; or what to tell the asker: whoever may not know
    /// it is told the same of every name.
    virtual std::expected<day::day_plan, speech::message> plan(
        std::string_view name, const speech::hearing& around, const may_know& asker);
};

}  // namespace bot::desk
