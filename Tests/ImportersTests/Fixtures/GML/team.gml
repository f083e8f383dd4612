# a team of three and a guest
Creator "by hand"
Version 1
graph [
  comment "brackets [ ] and # in texts are texts"
  node [ id 1 label "Ada &amp; &quot;Bo&quot; &#233;&eacute; &unknown;" level 1
    graphics [ x 1.5 y -2.5E+1 fill "#FFCC00" ] ]
  node [ id 2 label "Ben" tag "x" tag "y" score .5 gid 9 ]
  node [ id 3 label "two
lines" score NaN gid 9 ]
  node [ id 9 label "Team" isGroup 1 ]
  edge [ source 1 target 2 value 2.5 ]
  edge [ source 2 target 3 ]
  edge [ source 3 target 1 value 4 label "not a relation" ]
  directed 1
]
