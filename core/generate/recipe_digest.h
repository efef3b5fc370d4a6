#pragma once

#include "core/model/shot.h"

#include <QByteArray>

namespace weft {

/// The recipe as canonical JSON: sorted keys, no spaces, numbers in their shortest form that reads
/// back equal; inputs by content hash, not by path or id. Two recipes that make the same take have
/// the same text.
QByteArray canonicalRecipe(const Recipe &recipe);

/// SHA-256 of canonicalRecipe(), 64 hexadecimal digits: the name of the takes made from it.
QString recipeDigest(const Recipe &recipe);

/// The take of that id was made from this recipe: the id is its digest, perhaps with "-2".
bool isTakeOf(const QString &takeId, const Recipe &recipe);

/// The chosen take was made from another recipe than the shot has now.
/// @pre the shot has a take
bool isStale(const Shot &shot);

} // namespace weft
