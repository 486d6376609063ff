"""A small body in side view: segments at plausible lengths, tapered limbs with round joints, and the props around it.

Units are SVG units; a standing figure is about 300 high. Angles are in degrees, 0 to the right, 90 up. Heights of the page grow
downwards, so that every step goes through `at`.
"""
from math import atan2, acos, cos, degrees, hypot, radians, sin

# Shares of a body height of 300: trunk from hip to shoulder, thigh, lower leg, upper arm, forearm.
TRUNK, THIGH, SHIN, UPPER, FORE, FOOT = 88, 74, 72, 48, 44, 24


def at(point, angle, length):
    return point[0] + length * cos(radians(angle)), point[1] - length * sin(radians(angle))


def n(value):
    return f'{value:.1f}'.rstrip('0').rstrip('.')


def capsule(a, ra, b, rb):
    """The hull of two circles: a limb that tapers."""
    (ax, ay), (bx, by) = a, b
    gap = hypot(bx - ax, by - ay)
    if gap <= abs(ra - rb) + 0.01:
        x, y, r = (ax, ay, ra) if ra > rb else (bx, by, rb)
        return f'M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 0 {n(2 * r)} 0a{n(r)} {n(r)} 0 1 0 {n(-2 * r)} 0Z'
    turn, lean = atan2(by - ay, bx - ax), acos((ra - rb) / gap)
    def edge(x, y, r, angle):
        return f'{n(x + r * cos(angle))} {n(y + r * sin(angle))}'
    return (f'M{edge(ax, ay, ra, turn - lean)}L{edge(bx, by, rb, turn - lean)}'
            f'A{n(rb)} {n(rb)} 0 0 1 {edge(bx, by, rb, turn + lean)}L{edge(ax, ay, ra, turn + lean)}'
            f'A{n(ra)} {n(ra)} 0 1 1 {edge(ax, ay, ra, turn - lean)}Z')


def limb(style, *parts):
    """Parts of one limb: first the edge that sets it off from what lies behind, then the body without seams."""
    path = ''.join(capsule(*part) for part in parts)
    return f'<path class="edge" d="{path}"/><path class="{style}" d="{path}"/>'


def leg(hip, thigh, shin, foot, style='near', scale=1):
    """Angles of thigh, lower leg and foot."""
    knee = at(hip, thigh, THIGH * scale)
    ankle = at(knee, shin, SHIN * scale)
    return Part(limb(style, (hip, 15 * scale, knee, 10.5 * scale), (knee, 10.5 * scale, ankle, 6.5 * scale),
                     (ankle, 6.5 * scale, at(ankle, foot, FOOT * scale), 4.5 * scale)), knee=knee, ankle=ankle, hip=hip)


def arm(shoulder, upper, fore, style='near', scale=1):
    elbow = at(shoulder, upper, UPPER * scale)
    hand = at(elbow, fore, FORE * scale)
    return Part(limb(style, (shoulder, 9 * scale, elbow, 7 * scale), (elbow, 7 * scale, hand, 5.5 * scale), (hand, 6.5 * scale, at(hand, fore, 5 * scale), 6 * scale)),
                elbow=elbow, hand=hand)


def reach(shoulder, goal, bend, style='near', scale=1):
    """An arm whose hand is at the goal; `bend` is +1 or -1 for the side to which the elbow goes."""
    a, b = UPPER * scale, FORE * scale
    dx, dy = goal[0] - shoulder[0], shoulder[1] - goal[1]
    gap = min(hypot(dx, dy), a + b - 0.5)
    base = degrees(atan2(dy, dx))
    inner = degrees(acos((a * a + gap * gap - b * b) / (2 * a * gap)))
    upper = base + bend * inner
    elbow = at(shoulder, upper, a)
    fore = degrees(atan2(elbow[1] - goal[1], goal[0] - elbow[0]))
    return arm(shoulder, upper, fore, style, scale)


def trunk(hip, angle, face, scale=1, arch=0, style='near'):
    """Pelvis, waist, chest, neck and head; `face` is the angle in which the nose points, `arch` lifts the waist off its line."""
    shoulder = at(hip, angle, TRUNK * scale)
    waist = at(at(hip, angle, TRUNK * 0.42 * scale), angle + 90, arch)
    chest = at(hip, angle, TRUNK * 0.8 * scale)
    head = at(shoulder, angle, 36 * scale)
    nose = at(head, face, 18 * scale)
    body = limb(style, (shoulder, 7 * scale, head, 8 * scale), (hip, 18 * scale, waist, 16 * scale), (waist, 16 * scale, chest, 20.5 * scale), (chest, 20.5 * scale, shoulder, 12 * scale))
    body += limb(style, (head, 19 * scale, at(head, angle, 2), 18.5 * scale), (nose, 3.6 * scale, at(nose, face, 3 * scale), 2.2 * scale))
    return Part(body, shoulder=shoulder, waist=waist, chest=chest, head=head, hip=hip)


class Part:
    def __init__(self, svg, **points):
        self.svg = svg
        self.__dict__.update(points)

    def __str__(self):
        return self.svg


def line(*points, style='floor'):
    return f'<path class="{style}" d="M{"L".join(f"{n(x)} {n(y)}" for x, y in points)}"/>'


def floor(y, left=16, right=464):
    return line((left, y), (right, y))


def box(x, y, width, height, radius=6, style='prop'):
    return f'<rect class="{style}" x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" rx="{n(radius)}"/>'


def tip(point, angle, size=10):
    left, right = at(point, angle + 152, size), at(point, angle - 152, size)
    return f'<path class="tip" d="M{n(point[0])} {n(point[1])}L{n(left[0])} {n(left[1])}L{n(right[0])} {n(right[1])}Z"/>'


def arrow(start, angle, length):
    end = at(start, angle, length)
    return line(start, at(start, angle, length - 7), style='move') + tip(end, angle)


def sweep(center, radius, start, end):
    """An arrow along an arc, from one angle to another."""
    a, shaft, b = at(center, start, radius), at(center, end - (5 if end > start else -5), radius), at(center, end, radius)
    turn = 0 if end > start else 1
    path = f'<path class="move" d="M{n(a[0])} {n(a[1])}A{n(radius)} {n(radius)} 0 0 {turn} {n(shaft[0])} {n(shaft[1])}"/>'
    return path + tip(b, end + (90 if end > start else -90) + (4 if end > start else -4))


def ghost(*points):
    """Where a limb comes from or may go instead."""
    return line(*points, style='ghost')


def words(x, y, text, anchor='middle'):
    return f'<text x="{n(x)}" y="{n(y)}" text-anchor="{anchor}">{text}</text>'
