// The parts of a picture that anybody may see: made from the public view, for both pictures.
#pragma once

#include "day/course.hpp"
#include "picture/chart.hpp"
#include "report/material.hpp"

namespace bot::report {

/// Title, zone, windows, and the bands of stop-alls and real incidents; no lanes yet.
picture::chart public_chart(const day::public_day& day, const edition& as);

/// Adds as much of the band as is within the chart's time.
void add(picture::chart& to, picture::band it);

/// Adds the lane with what is within the chart's time: what happened before the day or after it, in the planning or in
/// the review, is not in the picture.
void add(picture::chart& to, picture::lane it);
/// The same, where that is anything.
void add_if_any(picture::chart& to, picture::lane it);

/// What everybody was told, when.
picture::lane told_lane(const day::public_day& day);

/// Marks for when a failure was reported and when it was over.
void mark_sighting(picture::lane& in, const day::public_day& day, const day::sighting& it, const edition& as);

}  // namespace bot::report
