#include "desk/shelf.hpp"

#include "speech/asides.hpp"
#include "speech/plan_file.hpp"

namespace bot::desk {

std::expected<day::day_plan, speech::message> shelf::plan(
    std::string_view name, const speech::hearing& around, const may_know& asker) {
    const auto text = read(name);
    const auto plan = text ? std::optional(speech::read_plan(*text, around)) : std::nullopt;
    const bool is_whole = plan && plan->has_value();
    const auto so_far = text && !is_whole ? speech::plan_as_far_as_read(*text, around) : std::nullopt;
    if (!asker(is_whole ? &**plan : so_far ? &*so_far : nullptr, is_whole))
        return std::unexpected(speech::no_plan_for_you());
    if (!plan) return std::unexpected(speech::no_plan_file(name, text.error()));
    if (!is_whole) return std::unexpected(speech::plan_faults(name, plan->error()));
    return **plan;
}

}  // namespace bot::desk
